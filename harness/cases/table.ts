/** The normative table of a kind, row by row, as a description has to show it. */

import {
  actionsOf,
  type Declaration,
  eventsOf,
  propertiesOf,
} from "../../src/thing/declaration.ts";

/** One element of a kind: a property, an action or an event. */
export interface TableRow {
  /** `node/element`. */
  readonly path: string;
  readonly required: boolean;
  readonly datatype: string;
  readonly unit: string | undefined;
  readonly settable: boolean;
  readonly retained: boolean;
}

/** All rows of a kind's table. */
export function inTable(table: Declaration): readonly TableRow[] {
  const json = { datatype: "json", unit: undefined, retained: false };
  return [
    ...propertiesOf(table).map(({ path, element }) => ({
      path,
      required: element.required === true,
      datatype: element.datatype,
      unit: element.unit,
      settable: element.settable === true,
      retained: true,
    })),
    ...actionsOf(table).map(({ path, element }) => ({
      ...json,
      path,
      required: element.required === true,
      settable: true,
    })),
    ...eventsOf(table).map(({ path, element }) => ({
      ...json,
      path,
      required: element.required === true,
      settable: false,
    })),
  ];
}
