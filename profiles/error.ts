/** What is wrong with a profile, said so that it can be put right. */

/**
 * A profile that cannot be used. The message has one line for each problem, each in the form
 * `<where>:<line>: <what>; expected ...; <what to do>`, the line number only where there is a file.
 */
export class ProfileError extends Error {
  override readonly name = "ProfileError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}
