/** The profiles' sentences as reports ask for them: by id, which may be a user's own. */

import type { Words } from "../../harness/report/index.ts";
import { type Language, type OwnRequirements, words } from "../../profiles/index.ts";

/** Sentences and titles beside ours, by id. */
export interface OwnWords {
  /** A sentence for each requirement of one's own. */
  readonly requirements: Readonly<Record<keyof OwnRequirements & string, string>>;
  /** Title of each group: the first word of the ids. */
  readonly groups?: Readonly<Record<string, string>>;
  readonly profiles?: Readonly<Record<string, string>>;
}

/** Words of a language, with somebody's own before ours; what has none is shown by its id. */
export function wordsIn(lang: Language, own?: OwnWords): Words {
  const ours = words[lang];
  const lookIn = (sentences: Readonly<Record<string, string>>) => (id: string) =>
    Object.hasOwn(sentences, id) ? (sentences[id] as string) : id;
  return {
    requirement: lookIn({ ...ours.requirements, ...own?.requirements }),
    group: lookIn({ ...ours.groups, ...own?.groups }),
    profile: lookIn({ ...ours.profiles, ...own?.profiles }),
  };
}
