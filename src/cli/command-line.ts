/** The command line that makes a run again, without secrets. */

/** A word as a shell takes it. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** User and password of a URL taken out: what is stored and shown has none. */
export function withoutSecrets(text: string): string {
  return text.replace(/^([a-z]+:\/\/).*@/i, "$1");
}

/** `hearthmark` with a command's name, arguments and options; options without a value are left out. */
export function commandLine(
  name: string,
  args: readonly string[],
  options: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const words = ["hearthmark", name, ...args.map((arg) => shellWord(withoutSecrets(arg)))];
  for (const [option, value] of Object.entries(options)) {
    for (const each of value === undefined ? [] : [value].flat()) {
      words.push(`--${option}`, shellWord(each));
    }
  }
  return words.join(" ");
}
