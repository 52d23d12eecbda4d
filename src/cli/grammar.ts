/** The command line as data: what commands there are and what they take. Help is made of it. */

/** An option as commander writes it. */
export interface OptionGrammar {
  /** `--seed <n>`. */
  readonly flags: string;
  readonly about: string;
  /** May be given several times; its value is a list. */
  readonly repeated?: true;
}

/** What a command's module has. The status that it resolves to is the program's. */
export interface CommandModule {
  run(args: readonly string[], options: object): Promise<number>;
}

/** One command. */
export interface CommandGrammar {
  readonly name: string;
  /** `[dut...]`, `<bundle>`; several are separated by spaces. */
  readonly takes?: string;
  /** One sentence each. */
  readonly takesAbout?: string | readonly string[];
  readonly about: string;
  readonly options: readonly OptionGrammar[];
  readonly examples: readonly string[];
  /** Loads what it needs only when it is run. */
  readonly load: () => Promise<CommandModule>;
}

const PROFILE = { flags: "--profile <id|file>", about: "profile (default: cn-green-smart)" };
const ON = {
  flags: "--on <date>",
  about: "judge by what is in force on that day (default: today)",
};
const ONLY = {
  flags: "--only <glob>",
  about: "only requirements whose id matches; * and ? stand for characters, commas separate",
};
const SEED = { flags: "--seed <n>", about: "seed of everything random (default: 1)" };
const JSON_OUT = { flags: "--json", about: "print one JSON document and nothing else" };
const LANG = { flags: "--lang <en|zh>", about: "language of the report (default: en)" };
const STATEMENTS: readonly OptionGrammar[] = [
  { flags: "--ics <file>", about: "conformance statement (YAML); one each DUT", repeated: true },
  {
    flags: "--ixit <file>",
    about: "extra information for testing (YAML); one each DUT",
    repeated: true,
  },
  { flags: "--overlay <file>", about: "confirmed or corrected limits (YAML)", repeated: true },
];
const JOBS = {
  flags: "--jobs <n>",
  about: "threads for simulated devices (default: as many as there are cores)",
};
const BUDGET = {
  flags: "--budget <time>",
  about: "wall time there is for each real device, as 90s, 45m, 1h30m (default: 20m)",
};
const PERSON = {
  flags: "--person <command>",
  about: "program that works doors and switches: a line of JSON in, a line out",
};
const STAND_IN = {
  flags: "--stand-in <dir>",
  about: "certificates for a stand-in broker to which a device is pointed (PEM)",
};
const DUTS = {
  takes: "[dut...]",
  takesAbout:
    "sim:<kind>[?fault=ID&...], mqtt[s]://[user:password@]host[:port]/<device>, recording:<file>?kind=...; without: every simulated kind",
};
const BUNDLE = { takes: "<bundle>", takesAbout: "folder that certify has written" };

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandGrammar[] = [
  {
    name: "certify",
    ...DUTS,
    about: "run a profile's cases against devices and judge what was observed",
    options: [
      PROFILE,
      ON,
      ONLY,
      SEED,
      { flags: "--out <dir>", about: "folder of the bundle (default: runs/<run id>)" },
      JSON_OUT,
      LANG,
      ...STATEMENTS,
      BUDGET,
      PERSON,
      STAND_IN,
      JOBS,
    ],
    examples: [
      "hearthmark certify",
      "hearthmark certify sim:refrigerator?product=efficient --only 'green.*'",
      "hearthmark certify mqtt://lab.example:1883/fridge-7 --budget 2h --out fridge-7",
    ],
    load: () => import("./commands/certify.ts"),
  },
  {
    name: "simulate",
    takes: "[kind...]",
    takesAbout: "kinds to put up, with parameters as in sim:<kind>; without: one of each",
    about: "put up simulated appliances with their rigs on a broker, until stopped",
    options: [
      { flags: "--broker <url>", about: "use this broker instead of an own one" },
      { flags: "--port <n>", about: "port of the own broker; 0 for any free one (default: 1883)" },
      { flags: "--host <address>", about: "address of the own broker (default: 127.0.0.1)" },
      { flags: "--speed <x>", about: "seconds of appliance time in one second (default: 1)" },
      SEED,
      { flags: "--ca <file>", about: "authorities that the appliances trust (PEM)" },
      { flags: "--no-rig", about: "put up no rigs" },
    ],
    examples: [
      "hearthmark simulate refrigerator washing-machine",
      "hearthmark simulate air-purifier --broker mqtt://home.example --speed 60",
    ],
    load: () => import("./commands/simulate.ts"),
  },
  {
    name: "plan",
    ...DUTS,
    about: "say why each requirement and case is in or out; run nothing but the probe",
    options: [PROFILE, ON, ONLY, SEED, JSON_OUT, LANG, ...STATEMENTS, BUDGET, PERSON, STAND_IN],
    examples: ["hearthmark plan sim:washing-machine"],
    load: () => import("./commands/plan.ts"),
  },
  {
    name: "compute",
    takes: "[metric] [file]",
    takesAbout: [
      "id of a calculation; without: lists them",
      "its inputs in YAML or JSON; - or nothing: standard input",
    ],
    about: "run a standard's calculation on inputs with units, showing every intermediate value",
    options: [
      JSON_OUT,
      { flags: "--schema", about: "print the JSON Schema of the inputs, with an example" },
    ],
    examples: [
      "hearthmark compute",
      "hearthmark compute air-purifier-efficiency --schema",
      "hearthmark compute air-purifier-efficiency inputs.yaml --json",
    ],
    load: () => import("./commands/compute.ts"),
  },
  {
    name: "describe",
    takes: "<kind|dut>",
    takesAbout: "a kind with parameters as in sim:<kind>, or a device as certify takes it",
    about: "print a document derived from an appliance's declaration, as JSON",
    options: [
      {
        flags: "--format <homie|home-assistant|td|asyncapi>",
        about: "format (default: td, the W3C Thing Description)",
      },
      {
        flags: "--broker <url>",
        about: "broker that the document names (default: the device's, or mqtt://127.0.0.1:1883)",
      },
      { flags: "--id <id>", about: "id of a simulated device (default: <kind>-1)" },
    ],
    examples: [
      "hearthmark describe refrigerator",
      "hearthmark describe washing-machine --format asyncapi --broker mqtts://home.example --id washer",
    ],
    load: () => import("./commands/describe.ts"),
  },
  {
    name: "explain",
    takes: "<id>",
    takesAbout: "a requirement, case, calculation, fault, defect, mutant, reason or exit status",
    about: "explain one id",
    options: [LANG],
    examples: ["hearthmark explain smart.command.acknowledged", "hearthmark explain 2"],
    load: () => import("./commands/explain.ts"),
  },
  {
    name: "judge",
    ...BUNDLE,
    about: "judge the stored traces again",
    options: [JSON_OUT, LANG],
    examples: ["hearthmark judge runs/20261123-080000-1f2e"],
    load: () => import("./commands/judge.ts"),
  },
  {
    name: "replay",
    ...BUNDLE,
    about: "run again with the same seed and compare: traces, or verdicts of real devices",
    options: [BUDGET, PERSON, STAND_IN],
    examples: ["hearthmark replay runs/20261123-080000-1f2e"],
    load: () => import("./commands/replay.ts"),
  },
  {
    name: "report",
    ...BUNDLE,
    about: "write a report of a bundle",
    options: [
      { flags: "--format <html|junit|text|json>", about: "format (default: text)" },
      { flags: "--out <file>", about: "file to write (default: standard output)" },
      LANG,
    ],
    examples: ["hearthmark report runs/20261123-080000-1f2e --format html --lang zh --out zh.html"],
    load: () => import("./commands/report.ts"),
  },
  {
    name: "init",
    takes: "[dut]",
    takesAbout: "sim:<kind> or mqtt://...?kind=...; without: what every kind is asked",
    about: "write templates of the statements (ics.yaml, ixit.yaml)",
    options: [
      PROFILE,
      ON,
      { flags: "--out <dir>", about: "folder to write them to (default: the present one)" },
    ],
    examples: ["hearthmark init sim:refrigerator --out statements"],
    load: () => import("./commands/init.ts"),
  },
  {
    name: "doctor",
    about: "look whether everything that is needed is there",
    options: [{ flags: "--broker <url>", about: "look at this broker too" }],
    examples: ["hearthmark doctor --broker mqtt://lab.example"],
    load: () => import("./commands/doctor.ts"),
  },
  {
    name: "docs",
    about: "write the reference pages",
    options: [
      { flags: "--check", about: "write nothing, say which pages are out of date" },
      { flags: "--out <dir>", about: "folder to write to (default: docs/reference)" },
    ],
    examples: ["hearthmark docs --check"],
    load: () => import("./commands/docs.ts"),
  },
];

/** What the exit status of every command means, in order. */
export const EXIT_STATUS: readonly (readonly [number, string])[] = [
  [0, "pass (advice included)"],
  [1, "fail"],
  [2, "inconclusive, unstable or blocked"],
  [3, "empty: nothing was decided"],
  [4, "usage or statement problem"],
  [5, "error of the harness itself"],
  [130, "stopped by the user; the bundle is valid"],
];
