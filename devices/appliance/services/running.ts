/** The services at work in one appliance, asked together. */

import type { Values } from "../../../src/thing/declaration.ts";
import type { Answer, FirmwareEvent } from "../firmware.ts";
import type { RunningService, Service, ServiceHost } from "./service.ts";

/** All services of one appliance; the first that is concerned answers. */
export class RunningServices {
  readonly #all: readonly RunningService[];

  constructor(services: readonly Service[], host: ServiceHost) {
    this.#all = services.map((service) => service.start(host));
  }

  /** Values of the properties that they have added. */
  values(): Values {
    return Object.assign({}, ...this.#all.map((service) => service.values?.() ?? {}));
  }

  request(request: Parameters<NonNullable<RunningService["request"]>>[0]): Answer | undefined {
    return this.#first((service) => service.request?.(request));
  }

  operate(operation: string, parameters: Readonly<Record<string, unknown>>): Answer | undefined {
    return this.#first((service) => service.operate?.(operation, parameters));
  }

  /** Events that have come up since this was last asked. */
  pending(): readonly FirmwareEvent[] {
    return this.#all.flatMap((service) => service.pending?.() ?? []);
  }

  powerOff(): void {
    for (const service of this.#all) service.powerOff?.();
  }

  forget(): void {
    for (const service of this.#all) service.forget?.();
  }

  #first(ask: (service: RunningService) => Answer | undefined): Answer | undefined {
    for (const service of this.#all) {
      const answer = ask(service);
      if (answer) return answer;
    }
    return undefined;
  }
}
