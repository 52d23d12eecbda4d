import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/cli/build.ts"],
    reporters: ["default", "./tests/closing-line.ts"],
    testTimeout: 30_000,
    pool: "threads",
  },
});
