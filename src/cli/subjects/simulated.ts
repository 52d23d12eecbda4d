/** A simulated appliance as a subject: every encounter is a new world with broker, appliance and rig. */

import type { Model } from "../../../devices/appliance/model.ts";
import { genuineImage } from "../../../devices/appliance/services/image.ts";
import { putUp, type SetupOptions } from "../../../devices/rig/setup.ts";
import type { Statement } from "../../../harness/dut.ts";
import type { Subject } from "../../../harness/subject.ts";
import { createVirtualWorld, type World } from "../../kernel/world.ts";
import { startEmbeddedBroker } from "../../link/embedded.ts";
import { openEmbeddedRoad } from "../../link/embedded-road.ts";
import { createCable } from "../../link/road.ts";
import type { Attachment, DeviceAddress } from "../../thing/wire.ts";

/** What makes a simulated subject. */
export interface SimulatedOptions {
  readonly spec: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: each model has a state of its own that nobody else reads.
  readonly model: Model<any>;
  readonly seed: string;
  readonly domain?: string;
  readonly setup?: Omit<SetupOptions, "address" | "name" | "rig">;
  /** A mutant of the wire: wraps the appliance's way to the broker. */
  readonly wrap?: (attachment: Attachment, world: World, address: DeviceAddress) => Attachment;
  /** Defects that are there from the start. */
  readonly defects?: readonly string[];
  readonly statement?: Statement;
}

/** What is stated of it; its maker, which is us, supplies software images for the update tests. */
function stated({ model, statement }: SimulatedOptions): Statement {
  const { kind } = model.declaration;
  const owner = { manufacturer: model.identity.manufacturer, kind };
  const images = {
    "update-image": JSON.stringify(genuineImage(owner, "1.1.0")),
    "update-image-older": JSON.stringify(genuineImage(owner, "0.9.0")),
  };
  return { answers: statement?.answers ?? {}, values: { ...images, ...statement?.values } };
}

/** A simulated appliance that can be met again and again, always the same for the same name. */
export function simulatedSubject(options: SimulatedOptions): Subject {
  const domain = options.domain ?? "homie";
  const address: DeviceAddress = { domain, device: options.id };
  const rig: DeviceAddress = { domain, device: `${options.id}-rig` };
  return {
    spec: options.spec,
    id: options.id,
    kind: undefined,
    address,
    rig,
    statement: stated(options),
    rate: 1,
    fresh: true,
    open: async (name) => {
      const world = createVirtualWorld({ seed: `${options.seed}/${options.id}/${name}` });
      const broker = await startEmbeddedBroker(world);
      const direct = broker.attach("dut");
      const cable = createCable(world, options.wrap?.(direct, world, address) ?? direct);
      const setup = putUp(
        world,
        options.model,
        { appliance: cable.attachment, rig: broker.attach("rig") },
        cable,
        { ...options.setup, address, name: options.id, rig },
      );
      for (const defect of options.defects ?? []) setup.appliance.setDefect(defect, true);
      setup.start();
      await world.settle();
      return await openEmbeddedRoad(world, broker);
    },
  };
}
