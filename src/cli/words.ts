/** The profiles' sentences as reports ask for them: by id, which may be a user's own. */

import type { Words } from "../../harness/report/index.ts";
import { type Language, words } from "../../profiles/index.ts";

/** Words of a language; what has none is shown by its id. */
export function wordsIn(lang: Language): Words {
  const own = words[lang];
  const lookIn = (sentences: Readonly<Record<string, string>>) => (id: string) =>
    Object.hasOwn(sentences, id) ? (sentences[id] as string) : id;
  return {
    requirement: lookIn(own.requirements),
    group: lookIn(own.groups),
    profile: lookIn(own.profiles),
  };
}
