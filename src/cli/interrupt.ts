/** Ctrl-C: the first asks to finish, the second ends at once. */

/** Follows SIGINT and SIGTERM until disposed of. */
export interface Interrupt {
  readonly signal: AbortSignal;
  dispose(): void;
}

/** Exit status of a run that was stopped. */
export const STOPPED = 130;

/** Begins to follow; `notice` is printed at the first signal. */
export function followInterrupt(notice: string): Interrupt {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(STOPPED);
    process.stderr.write(`\n${notice}\n`);
    controller.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    dispose: () => {
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
    },
  };
}
