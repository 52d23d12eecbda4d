/** A device on any broker as a subject: every encounter is a new connection with a trace of its own. */

import { randomBytes } from "node:crypto";
import type { Statement } from "../../../harness/dut.ts";
import type { Person } from "../../../harness/person.ts";
import type { Subject } from "../../../harness/subject.ts";
import { openExternalRoad } from "../../link/external-road.ts";
import { openStandIn, type StandIns } from "../../link/tls-trap.ts";
import type { DeviceAddress } from "../../thing/wire.ts";
import type { BrokerSpec } from "../dut/spec.ts";

/** What makes an external subject. */
export interface ExternalOptions {
  readonly spec: BrokerSpec;
  readonly id: string;
  readonly statement: Statement;
  readonly person?: Person;
  /** Certificates for a stand-in broker, where the laboratory has some. */
  readonly standIns?: StandIns;
  /** Wakes an encounter that waits when the run is stopped. */
  readonly signal?: AbortSignal;
}

/** A real (or remote) device. */
export function externalSubject(options: ExternalOptions): Subject {
  const { spec, id, statement, person, standIns, signal } = options;
  const address: DeviceAddress = { domain: spec.domain, device: spec.device };
  const rig: DeviceAddress = { domain: spec.domain, device: spec.rig };
  // Two runs on one broker must not throw each other out.
  const client = `hm-${randomBytes(4).toString("hex")}`;
  let encounters = 0;
  return {
    spec: spec.spec,
    id,
    kind: spec.kind,
    address,
    rig,
    statement,
    ...(person ? { person } : {}),
    ...(spec.rate === undefined ? {} : { rate: spec.rate }),
    open: async (name) => {
      encounters++;
      const road = await openExternalRoad({
        broker: spec.broker,
        address,
        rig,
        name: `${id}/${name}`,
        clientId: `${client}-${encounters}`,
      });
      const wake = () =>
        road.world.record({ kind: "note", from: "bench", data: { stopped: true } });
      signal?.addEventListener("abort", wake, { once: true });
      return {
        world: road.world,
        sees: road.sees,
        publish: (message) => road.publish(message),
        snapshot: (filters) => road.snapshot(filters),
        listen: (filters, concerns) => road.listen(filters, concerns),
        ...(standIns
          ? { standIn: (face, hints) => openStandIn(road.world, standIns, face, hints) }
          : {}),
        close: async () => {
          signal?.removeEventListener("abort", wake);
          await road.close();
        },
      };
    },
  };
}
