/**
 * The public entry point of what is demanded: profiles, the catalogue of requirements, the grade
 * tables, the words for people, and the types to write more of each with.
 */

export * from "./catalogue/grades/index.ts";
export {
  catalogue,
  type Group,
  type RequirementId,
  requirementIds,
  type ShippedRequirementId,
} from "./catalogue/index.ts";
export { composeProfile, type ProfileLookup } from "./compose.ts";
export * from "./conditions.ts";
export { editionsOf, effectiveOn, standing } from "./effective.ts";
export { ProfileError } from "./error.ts";
export { nearest } from "./nearest.ts";
export type { OwnRequirements } from "./own.ts";
export { DEFAULT_PROFILE, type ProfileId, profiles } from "./profiles.ts";
export type * from "./requirement.ts";
export { type StatementItem, type StatementItemName, statementItems } from "./statement-items.ts";
export { type Language, words } from "./words/index.ts";
export type { Words } from "./words/words.ts";
