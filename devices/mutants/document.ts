/** Changing the description document on its way out. */

import type { World } from "../../src/kernel/world.ts";
import type { Attachment, DeviceAddress } from "../../src/thing/wire.ts";
import { editJson, isAbout, type WireContext, wrap } from "./wire.ts";

/** The document, as far as deviations look into it. */
export interface Document {
  readonly version: number;
  readonly name: string;
  readonly nodes: Readonly<Record<string, DocumentNode>>;
}

/** A node of the document. */
export interface DocumentNode {
  readonly type: string;
  readonly properties: Readonly<Record<string, DocumentProperty>>;
}

/** A property of the document. */
export interface DocumentProperty {
  readonly datatype: string;
  readonly format?: string;
  readonly unit?: string;
  readonly settable?: boolean;
}

/** A wire on which the description is changed by `edit`. */
export function describedAs(
  edit: (document: Document, context: WireContext) => Document,
): (attachment: Attachment, world: World, address: DeviceAddress) => Attachment {
  return wrap(() => ({
    out: (message, context) => {
      if (!isAbout(message, context, "$description")) return [message];
      return [editJson(message, (object) => ({ ...edit(object as unknown as Document, context) }))];
    },
  }));
}

/** The document with a property changed; `undefined` takes it out. */
export function withProperty(
  document: Document,
  path: string,
  edit: (property: DocumentProperty) => DocumentProperty | undefined,
): Document {
  const [node = "", id = ""] = path.split("/");
  const content = document.nodes[node];
  if (!content) return document;
  const { [id]: before, ...others } = content.properties;
  const after = edit(before ?? { datatype: "string" });
  const properties = after === undefined ? others : { ...content.properties, [id]: after };
  return { ...document, nodes: { ...document.nodes, [node]: { ...content, properties } } };
}

/** The document with every property changed. */
export function withProperties(
  document: Document,
  edit: (property: DocumentProperty) => DocumentProperty,
): Document {
  const nodes = Object.fromEntries(
    Object.entries(document.nodes).map(([id, node]) => [
      id,
      {
        ...node,
        properties: Object.fromEntries(
          Object.entries(node.properties).map(([name, property]) => [name, edit(property)]),
        ),
      },
    ]),
  );
  return { ...document, nodes };
}
