/** Makes an appliance known to Home Assistant: speaks its discovery message along with it. */

import {
  type Discovered,
  discoveryPayload,
  discoveryTopic,
  STATUS_TOPIC,
} from "../../src/thing/home-assistant/discovery.ts";
import type { Companion, Say } from "./companion.ts";

/** The hub's birth message. */
const ONLINE = "online";

/**
 * The companion of a device.
 * @param describe what the message is made from, at the moment it is sent
 */
export function discovery(describe: () => Discovered): Companion {
  const announce = (say: Say, payload: (discovered: Discovered) => string) => {
    const discovered = describe();
    say({
      topic: discoveryTopic(discovered.address.device),
      payload: payload(discovered),
      qos: discovered.qos,
      retain: true,
    });
  };
  const full = (discovered: Discovered) => JSON.stringify(discoveryPayload(discovered));
  return {
    filters: [STATUS_TOPIC],
    born: (say) => announce(say, full),
    heard: ({ payload, retain }, say) => {
      // A retained birth message is as old as the hub; the device has just announced itself.
      if (!retain && Buffer.from(payload).toString("utf8") === ONLINE) announce(say, full);
    },
    removed: (say) => announce(say, () => ""),
  };
}
