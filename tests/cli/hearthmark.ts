/** Starting the built program, as a user does. */

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, watch } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** The project's folder. */
export const ROOT = join(import.meta.dirname, "..", "..");
const BIN = join(ROOT, "bin", "hearthmark.js");

/** What came of a command. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how a command is started. */
export interface Where {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A program that goes on. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  /** The first match of a pattern in what it has printed so far, or will; rejects if it ends first. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** The same on standard error. */
  readonly told: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<Ran>;
}

/** Starts a command; it is killed at the end of the test at the latest. */
export function start(args: readonly string[], { cwd, env }: Where = {}): Running {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: cwd ?? tmpdir(),
    env: { ...process.env, NO_COLOR: "", ...env },
  });
  const output = { stdout: "", stderr: "" };
  const watchers = new Set<() => void>();
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      output[stream] += text;
      for (const look of watchers) look();
    });
  }
  const ended = new Promise<Ran>((resolve) => {
    child.on("close", (status) => resolve({ status, ...output }));
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const waitFor = (stream: keyof typeof output) => (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output[stream]);
        if (!match) return;
        watchers.delete(look);
        resolve(match);
      };
      watchers.add(look);
      look();
      void ended.then((ran) => reject(new Error(`ended before ${pattern}: ${ran.stderr}`)));
    });
  return { child, ended, printed: waitFor("stdout"), told: waitFor("stderr") };
}

/** Runs a command to its end. */
export function hearthmark(args: readonly string[], where: Where = {}): Promise<Ran> {
  return start(args, where).ended;
}

/** A folder of its own for a test, removed at its end. */
export async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "hearthmark-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Waits until a file is there, by the folder's own notices. */
export function appears(folder: string, file: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, { recursive: true }, () => look());
    const look = () => {
      if (!existsSync(join(folder, file))) return;
      watcher.close();
      resolve();
    };
    look();
  });
}

/** Every trace of a bundle, by its file. */
export async function tracesOf(bundle: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(join(bundle, "trace"), { recursive: true });
  const files = names.filter((name) => name.endsWith(".ndjson")).sort();
  const texts = await Promise.all(
    files.map((name) => readFile(join(bundle, "trace", name), "utf8")),
  );
  return Object.fromEntries(files.map((name, index) => [name, texts[index] as string]));
}
