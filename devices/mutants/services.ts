/** Making a service of an appliance wrong. */

import type { Answer } from "../appliance/firmware.ts";
import type { RunningService, Service, ServiceHost } from "../appliance/services/service.ts";
import { HONEST, type UpdatePolicy, updates } from "../appliance/services/update.ts";
import type { Deviation } from "./mutant.ts";

/** A model whose service `id` is another one. */
export function withService(
  id: string,
  change: (service: Service) => Service,
): NonNullable<Deviation["model"]> {
  return (model) => ({
    ...model,
    services: (model.services ?? []).map((each) => (each.id === id ? change(each) : each)),
  });
}

/** A model whose updates insist on less. */
export const withPolicy = (policy: Partial<UpdatePolicy>) =>
  withService("update", () => updates({ ...HONEST, ...policy }));

/** A service that sees or does something else in its appliance. */
export const inHost = (id: string, change: (host: ServiceHost) => Partial<ServiceHost>) =>
  withService(id, (service) => ({
    ...service,
    // What is not changed is still asked of the appliance, which changes with time.
    start: (host) => service.start(Object.assign(Object.create(host), change(host))),
  }));

/** A service that takes other requests than it is sent, or answers them otherwise. */
export const answering = (
  id: string,
  answer: (
    running: RunningService,
    request: Parameters<NonNullable<RunningService["request"]>>[0],
    host: ServiceHost,
  ) => Answer | undefined,
) =>
  withService(id, (service) => ({
    ...service,
    start: (host) => {
      const running = service.start(host);
      return {
        values: () => running.values?.() ?? {},
        request: (request) => answer(running, request, host),
        operate: (operation, parameters) => running.operate?.(operation, parameters),
        pending: () => running.pending?.() ?? [],
        powerOff: () => running.powerOff?.(),
        forget: () => running.forget?.(),
      };
    },
  }));
