/** What a device of a kind may leave out. */

import { actionsOf, type Declaration, propertiesOf } from "../../src/thing/declaration.ts";

/** Every `node/element` of a declaration that a device may leave out. */
export function optionalElements(declaration: Declaration): ReadonlySet<string> {
  const properties = propertiesOf(declaration).filter(({ element }) => !element.required);
  const actions = actionsOf(declaration).filter(({ element }) => !element.required);
  return new Set([...properties, ...actions].map(({ path }) => path));
}
