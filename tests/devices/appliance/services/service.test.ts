/** What services add to every kind. */

import { describe, expect, test } from "vitest";
import { services } from "../../../../devices/appliance/services/index.ts";
import { equip } from "../../../../devices/appliance/services/service.ts";
import { kinds, tables, tableWords } from "../../../../devices/index.ts";
import { actionsOf, eventsOf, propertiesOf } from "../../../../src/thing/declaration.ts";

describe.each(Object.keys(kinds))("the table of a %s", (kind) => {
  const table = tables[kind];
  if (!table) throw new Error(`no table of ${kind}`);

  test("shows what services add, with words for each element and operation", () => {
    const own = services.flatMap((service) => {
      const { nodes, operations = {} } = service.offer(kind);
      const part = { ...table, nodes, operations };
      const elements = [...propertiesOf(part), ...actionsOf(part), ...eventsOf(part)];
      const paths = elements.map(({ path }) => path);
      expect(Object.keys(table.operations)).toEqual(
        expect.arrayContaining(Object.keys(operations)),
      );
      for (const operation of Object.keys(operations)) {
        expect(tableWords[kind]?.operations[operation]).toBeTruthy();
      }
      return paths;
    });
    const all = [...propertiesOf(table), ...actionsOf(table), ...eventsOf(table)];
    expect(all.map(({ path }) => path)).toEqual(expect.arrayContaining(own));
    for (const path of own) expect(tableWords[kind]?.elements[path], path).toBeTruthy();
  });

  test("requires removal and leaves updates to the maker", () => {
    expect(table.nodes.health?.actions?.decommission?.required).toBe(true);
    expect(table.nodes.health?.events?.handover?.required).toBe(true);
    expect(actionsOf(table).filter(({ path }) => path.startsWith("update/"))).toHaveLength(2);
    expect(table.nodes.update?.actions?.start?.required).toBeUndefined();
  });

  test("cannot be given the same element twice", () => {
    const model = kinds[kind];
    if (!model) throw new Error(kind);
    expect(() => equip(model, services)).toThrow(/declared twice/);
  });
});
