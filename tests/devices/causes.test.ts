import { describe, expect, it } from "vitest";
import { kinds } from "../../devices/index.ts";
import { actionsOf, type FaultCause, propertiesOf } from "../../src/thing/declaration.ts";

describe.each(Object.entries(kinds))("the faults of a %s", (_kind, { declaration, defects }) => {
  const causes = Object.entries(declaration.faults).flatMap(([code, { causes: list = [] }]) =>
    list.map((cause): [string, FaultCause] => [code, cause]),
  );
  const requestable = new Set(
    [
      ...propertiesOf(declaration).filter(({ element }) => element.settable),
      ...actionsOf(declaration),
    ].map(({ path }) => path),
  );

  it("can be provoked in a laboratory, at least one of them", () => {
    expect(causes.length).toBeGreaterThan(0);
  });

  it.each(causes)("%s is brought about by what exists", (_code, cause) => {
    if ("defect" in cause) {
      expect(Object.keys(defects)).toContain(cause.defect);
    } else if ("operation" in cause) {
      expect(Object.keys(declaration.operations)).toContain(cause.operation);
      expect(Object.keys(declaration.operations)).toContain(cause.undo.operation);
    } else if ("request" in cause) {
      expect(requestable).toContain(cause.request);
      if (cause.undo) expect(requestable).toContain(cause.undo.request);
    } else {
      expect(cause.instrument).toMatch(/^(mains|chamber)\//);
    }
  });
});
