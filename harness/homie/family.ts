/** Devices with children: does what one of them describes agree with what the others do? */

import type { Relatives } from "../../src/thing/relatives.ts";

/** What is wrong with the fields of one description, by themselves. */
export function fieldProblems(
  id: string,
  { children, root, parent }: Relatives,
): readonly string[] {
  const problems: string[] = [];
  if (root === id) problems.push("names itself as its root");
  if (parent === id) problems.push("names itself as its parent");
  if (parent !== undefined && root === undefined) {
    problems.push(`names the parent ${parent} and no root`);
  }
  if (children?.includes(id)) problems.push("names itself as its child");
  const ancestor = children?.find((child) => child === root || child === parent);
  if (ancestor !== undefined) problems.push(`names ${ancestor} as its child and above itself`);
  const twice = children?.find((child, at) => children.indexOf(child) !== at);
  if (twice !== undefined) problems.push(`names the child ${twice} twice`);
  return problems;
}

/** Ids of the devices that a description names. */
export function relativesOf({ children = [], root, parent }: Relatives): readonly string[] {
  const above = [root, parent].filter((each) => each !== undefined);
  return [...new Set([...children, ...above])];
}

/**
 * What is wrong between a device and its relatives; `undefined` where one agrees.
 * @param other what the relative describes; `undefined` where it describes nothing.
 */
export function relativeProblem(
  id: string,
  self: Relatives,
  otherId: string,
  other: Relatives | undefined,
): string | undefined {
  if (!other) return `${otherId} has no description`;
  const root = self.root ?? id;
  if (self.children?.includes(otherId)) {
    const parent = other.parent ?? other.root;
    if (parent !== id) return `the child ${otherId} names ${parent ?? "nobody"} as its parent`;
    if (other.root !== root) return `the child ${otherId} names ${other.root} as its root`;
    return undefined;
  }
  if (otherId === root && other.root !== undefined) {
    return `the root ${otherId} names ${other.root} as its own root`;
  }
  const isParent = otherId === (self.parent ?? self.root);
  if (isParent && !other.children?.includes(id)) {
    return `the parent ${otherId} does not name ${id} as its child`;
  }
  if (isParent && otherId !== root && other.root !== root) {
    return `the parent ${otherId} names ${other.root ?? "nobody"} as its root`;
  }
  return undefined;
}
