/** What a run demands, as the command line says it: profile, day, selection, overlay. */

import { existsSync } from "node:fs";
import type { Basis } from "../../harness/bundle.ts";
import { applyOverlay, parseOverlay } from "../../harness/overlay.ts";
import { parseProfile } from "../../harness/profile-file.ts";
import { selection } from "../../harness/selection.ts";
import {
  catalogue,
  composeProfile,
  DEFAULT_PROFILE,
  type Profile,
  profiles,
  type RequirementId,
} from "../../profiles/index.ts";
import { readText } from "./files.ts";
import { UsageError } from "./usage-error.ts";
import { guess, quote, readDay } from "./values.ts";

/** The options that decide it. */
export interface BasisOptions {
  readonly profile?: string;
  readonly on?: string;
  readonly only?: string;
  readonly overlay?: readonly string[];
}

/**
 * Reads what is demanded.
 * @throws UsageError, ProfileError, OverlayError naming what is wrong
 */
export async function readBasis(options: BasisOptions): Promise<Basis> {
  const on = readDay(options.on, Date.now());
  const profile = await readProfile(options.profile ?? DEFAULT_PROFILE);
  const overlays = await Promise.all(
    (options.overlay ?? []).map(async (file) =>
      parseOverlay(await readText(file, "an overlay (YAML)"), file),
    ),
  );
  const overlay = overlays.flat();
  // Two files may confirm the same limit: found now rather than after the run.
  applyOverlay(catalogue, overlay);
  const { only } = options;
  if (only !== undefined) expectMatch(only, profile);
  return { profile, on, overlay, ...(only === undefined ? {} : { only }) };
}

async function readProfile(given: string): Promise<Profile<RequirementId>> {
  const isFile = !Object.hasOwn(profiles, given) && (/[./\\]/.test(given) || existsSync(given));
  if (!isFile) return composeProfile(given, profiles);
  const text = await readText(given, "a profile (YAML)");
  return composeProfile(parseProfile(text, given), profiles);
}

function expectMatch(only: string, { id, requirements }: Profile<RequirementId>): void {
  if (requirements.some(selection(only))) return;
  throw new UsageError(
    "--only",
    `${quote(only)} matches no requirement of ${id}`,
    "a pattern of requirement ids, as 'smart.command.*'",
    guess(only, requirements, `hearthmark plan --profile ${id} lists them`),
  );
}
