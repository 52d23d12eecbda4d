/** MQTT topic filters. */

/** Does a topic match a filter with `+` and `#`? A shared subscription counts as its filter. */
export function matchesFilter(filter: string, topic: string): boolean {
  const plain = filter.replace(/^\$share\/[^/]*\//u, "");
  const wanted = plain.split("/");
  const levels = topic.split("/");
  for (const [index, level] of wanted.entries()) {
    if (level === "#") return true;
    if (levels[index] === undefined || (level !== "+" && level !== levels[index])) return false;
  }
  return wanted.length === levels.length;
}
