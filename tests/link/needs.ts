/** Programs that some tests need and not every machine has. */

/**
 * Is it there? Where it is not, says so. In continuous integration (`CI`) that is a failure, because
 * nobody would read it there, unless `HEARTHMARK_MAY_SKIP` names the program: it cannot be had.
 */
export async function needs(program: string, there: () => Promise<boolean>): Promise<boolean> {
  if (await there()) return true;
  const said = `skipped: ${program} is not installed (apt-get install ${program})`;
  const excused = (process.env.HEARTHMARK_MAY_SKIP ?? "").split(" ").includes(program);
  if (process.env.CI && !excused) throw new Error(said);
  process.stderr.write(`${said}\n`);
  return false;
}
