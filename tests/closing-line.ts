/** A vitest reporter that closes with one plain line, for whoever counts tests by reading the output. */

import type { Reporter, TestModule } from "vitest/node";

/** Prints `N passed, N failed, N skipped` when all tests have ended. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== "pending") counts[state]++;
      }
      if (module.state() === "failed" && counts.failed === 0) counts.failed++;
    }
    const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
    process.stdout.write(`\n${line}\n`);
  }
}
