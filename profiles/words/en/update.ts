/** Sentences about software updates in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const update = {
  "smart.update.version-told":
    "The version shown as installed is the one that the device tells as its firmware.",
  "smart.update.support-period":
    "The device tells until when its maker gives software updates, and that is after its manufacture.",
  "smart.update.installs":
    "A genuine newer image that is asked for is installed, and the device comes back with it.",
  "smart.update.boot-reason": "After an update the reason of boot is that an update was completed.",
  "smart.update.states":
    "An update that nobody disturbs goes from state to state only forwards and ends idle.",
  "smart.update.progress":
    "The progress of an update lies between 0 and 100 and does not fall within a state.",
  "smart.update.settings-kept": "What was set before an update is still set after it.",
  "smart.update.completed-event": "The end of an update is told by an event with both versions.",
  "smart.update.genuine-only": "An image whose signature or digest is wrong is not installed.",
  "smart.update.older-refused": "An image older than what runs is not installed.",
  "smart.update.refusal-told": "Why an image is refused is told.",
  "smart.update.interruption-survived":
    "A loss of the mains during an update leaves a device that starts, with the old software or the new one complete.",
  "smart.update.offer-told": "A newer version that was offered is told as available.",
  "smart.update.consent": "Nothing is installed that was neither asked for nor allowed beforehand.",
  "smart.update.automatic":
    "Once automatic updates are allowed, an image that is offered is installed without a request.",
  "smart.update.not-while-running": "An update does not break off a programme that runs.",
} as const satisfies Partial<Record<RequirementId, string>>;
