/** Where a package of requirements of its own makes their ids known. */

/**
 * Ids of requirements that do not come with the project. A package adds its own by declaring them:
 *
 * ```ts
 * declare module "hearthmark/profiles" {
 *   interface OwnRequirements {
 *     "kitchen-lab.door.told-in-time": true;
 *   }
 * }
 * ```
 *
 * From then on they are requirement ids like any other, and a wrong one does not compile.
 */
// biome-ignore lint/suspicious/noEmptyInterface: others declare into it; here it has to be empty.
export interface OwnRequirements {}
