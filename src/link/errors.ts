/** What goes wrong on the way to a device or a broker, said so that somebody can act on it. */

/** Where, expected, what to do: one line. */
export class LinkError extends Error {
  override readonly name = "LinkError";

  constructor(what: string, expected: string, remedy: string, options?: ErrorOptions) {
    super(`${what}; ${expected}; ${remedy}`, options);
  }
}
