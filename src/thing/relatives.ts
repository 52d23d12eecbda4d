/** A device's place in a tree of Homie devices, and the extensions it names: read and checked. */

/** What a description says of relatives and extensions. */
export interface Relatives {
  /** Ids of child devices; absent where the description has none. */
  readonly children?: readonly string[];
  /** Id of the device at the root of the tree; absent on the root itself. */
  readonly root?: string;
  /** Id of the parent; where it is absent and there is a root, the root is the parent. */
  readonly parent?: string;
  /** Ids of extensions; absent where the description has none. */
  readonly extensions?: readonly string[];
}

const ID = /^[a-z0-9-]+$/;

function readList(
  document: Readonly<Record<string, unknown>>,
  key: "children" | "extensions",
  problems: string[],
): readonly string[] | undefined {
  const list = document[key];
  if (list === undefined) return undefined;
  if (!Array.isArray(list) || list.some((each) => typeof each !== "string")) {
    problems.push(`${key}: expected an array of strings, got ${JSON.stringify(list)}`);
    return undefined;
  }
  return list.length === 0 ? undefined : (list as readonly string[]);
}

/** Reads the fields of a description that are about relatives and extensions; problems are added. */
export function readRelatives(
  document: Readonly<Record<string, unknown>>,
  problems: string[],
): Relatives {
  const children = readList(document, "children", problems);
  const extensions = readList(document, "extensions", problems);
  const ids: { root?: string; parent?: string } = {};
  for (const key of ["root", "parent"] as const) {
    const id = document[key];
    if (id === undefined) continue;
    if (typeof id === "string") ids[key] = id;
    else problems.push(`${key}: expected the id of a device, got ${JSON.stringify(id)}`);
  }
  const named = [...(children ?? []), ...Object.values(ids)];
  for (const id of named.filter((each) => !ID.test(each))) {
    problems.push(`${JSON.stringify(id)}: a device id may hold only a-z, 0-9 and -`);
  }
  return {
    ...(children === undefined ? {} : { children }),
    ...ids,
    ...(extensions === undefined ? {} : { extensions }),
  };
}
