/** Ids of Homie extensions: a reverse domain name and a suffix. */

/** The convention's own domain, for which it keeps the word `homie`. */
const OWN = "org.homie.";

/** What is wrong with an extension's id; `undefined` where nothing is. */
export function extensionProblem(id: string): string | undefined {
  const labels = id.split(".");
  if (labels.length < 3 || labels.some((label) => !/^[^\s/.]+$/u.test(label))) {
    return `expected a reverse domain name and a suffix, as org.example.our-feature, got ${JSON.stringify(id)}`;
  }
  const reserved = labels.some((label) => label === "homie") && !id.startsWith(OWN);
  return reserved ? `"homie" is reserved, got ${JSON.stringify(id)}` : undefined;
}
