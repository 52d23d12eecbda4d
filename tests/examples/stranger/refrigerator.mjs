/**
 * A refrigerator made from the wire page alone:
 * `node refrigerator.mjs --broker mqtt://127.0.0.1:1883 --device polar-1 [--speed 60] [--control 0]
 * [--variant a,b] [--defect c]`. Prints `control <port>` and `ready <device>` when it is so.
 */

import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { makeCabinet } from "./cabinet.mjs";
import { oddities } from "./oddities.mjs";
import { makeReporter } from "./reporter.mjs";
import { idOf, judge } from "./requests.mjs";
import { keepConnected } from "./session.mjs";
import { describe, FAULTS, MODES, properties } from "./table.mjs";

const { values: given } = parseArgs({
  options: {
    broker: { type: "string", default: "mqtt://127.0.0.1:1883" },
    device: { type: "string", default: "polar-1" },
    domain: { type: "string", default: "homie" },
    speed: { type: "string", default: "1" },
    control: { type: "string", default: "0" },
    variant: { type: "string" },
    defect: { type: "string" },
  },
});
const is = oddities(given);
const speed = Number(given.speed);
const say = (line) => process.stdout.write(`${line}\n`);

const startedMs = Date.now();
const clock = () => startedMs + Math.round((Date.now() - startedMs) * speed);
const later = (job, ms) => (ms > 0 ? setTimeout(job, ms) : job());

const SERIAL = "P250-000117";

/** What a power cut does not erase. */
const FACTORY = { fresh: 4, freezer: -18, mode: "normal" };
const flash = { ...FACTORY, connections: 0, hours: 1204.4, remote: true, remoteStart: false };
/** What it does. */
let bootedMs = clock();
let lastMs = clock();
let counterFrom = 0;
let openSinceMs = { "fresh-food-door": 0, "freezer-door": 0 };
let warmSinceMs = 0;
let standing = new Set();

const cabinet = makeCabinet(flash);
const declared = properties(is);
const rounded = (value, digits) => Number(value.toFixed(digits));

const values = {
  "info/manufacturer": () => "Polar",
  "info/model": () => "Polar 250",
  "info/serial": () => SERIAL,
  "info/firmware": () => "2.4.1",
  "info/hardware": () => "C",
  "info/manufactured": () => "2026-02-11",
  "info/rated-power": () => 160,
  "info/fresh-food-volume": () => 175,
  "info/freezer-volume": () => 75,
  "info/climate-class": () => "ST",
  "info/rated-energy": () => 0.55,
  "info/automatic-defrost": () => true,
  "energy/power": () => rounded(cabinet.watts, 1),
  "energy/energy": () => rounded(cabinet.kwh - counterFrom, 3),
  "health/uptime": () => Math.floor((clock() - bootedMs) / 1000),
  "health/boot-reason": () => "power-on-reboot",
  "health/connection-count": () => flash.connections,
  "health/operating-hours": () => rounded(flash.hours, 1),
  "health/fault": () => [...standing].join(",") || "none",
  "control/remote-allowed": () => flash.remote,
  "control/remote-start-allowed": () => flash.remoteStart,
  "fresh-food/temperature": () => rounded(cabinet.fresh, 1),
  "fresh-food/temperature-setpoint": () => flash.fresh,
  "freezer/temperature": () => rounded(cabinet.freezer, 1),
  "freezer/temperature-setpoint": () => flash.freezer,
  "fresh-food-door/open": () => cabinet.freshOpen,
  "freezer-door/open": () => cabinet.freezerOpen,
  "compressor/running": () => cabinet.running,
  "defrost/active": () => cabinet.defrosting,
  "cooling/mode": () => flash.mode,
};
if (is("extra")) {
  flash.brightness = 50;
  values["lamp/brightness"] = () => flash.brightness;
  values["lamp/hue"] = () => "rgb,255,244,230";
  values["shelf/egg-count"] = () => 7;
  values["shelf/next-service"] = () => "PT4380H";
}
/** Property to the setting behind it. */
const SETTINGS = {
  "fresh-food/temperature-setpoint": "fresh",
  "freezer/temperature-setpoint": "freezer",
  "cooling/mode": "mode",
  "lamp/brightness": "brightness",
};

const write = (path, value) => {
  if (!is("spelling") || declared[path].datatype !== "float") return String(value);
  return path === "energy/power" ? value.toExponential(3).replace("+", "") : value.toFixed(4);
};

const session = keepConnected({
  url: given.broker,
  root: `${given.domain}/5/${given.device}`,
  unit: given.device,
  is,
  say,
  gone: () => say("link: gone"),
  birth: {
    filters: is("deaf-to-undeclared")
      ? Object.keys(declared)
          .filter((path) => declared[path].settable)
          .map((path) => `${path}/set`)
      : ["+/+/set"],
    tell(publish) {
      flash.connections++;
      if (is("counter-falls")) counterFrom = cabinet.kwh;
      if (is("setpoint-after-network")) Object.assign(flash, FACTORY);
      publish("$description", JSON.stringify(describe(given.device, declared, is, startedMs)));
      reporter.all();
      if (!is("no-target")) {
        for (const path of Object.keys(SETTINGS)) {
          if (values[path]) publish(`${path}/$target`, write(path, values[path]()));
        }
      }
      for (const code of Object.keys(FAULTS)) {
        publish(`$alert/${code}`, standing.has(code) ? FAULTS[code][1] : "");
      }
    },
    done(publish) {
      reporter.first();
      if (is("extra")) publish("$log/info", "hello", { retain: false });
      say(`ready ${given.device}`);
    },
  },
  hear,
});
const reporter = makeReporter({ values, write, is, session, clock });

const momentOf = (path, content) =>
  session.publish(path, JSON.stringify({ ...content, at: new Date(clock()).toISOString() }), {
    retain: false,
  });

/** Allowance of requests: 40 at once, 20 a second. */
const bucket = { left: 40, atMs: Date.now() };
function tooMany() {
  const now = Date.now();
  bucket.left = Math.min(40, bucket.left + ((now - bucket.atMs) * 20) / 1000);
  bucket.atMs = now;
  if (bucket.left < 1) return true;
  bucket.left--;
  return false;
}

function hear(rest, bytes, packet) {
  if (is("mute") || cabinet.volts === 0) return;
  if (packet.retain && !is("answers-retained")) return;
  const path = rest.slice(0, -"/set".length);
  let verdict = judge(declared[path], bytes, flash.remote, is);
  if (packet.retain) verdict = { status: "invalid-in-state", detail: "retained requests are old" };
  else if (path === "health/decommission" && verdict.value?.confirm !== SERIAL) {
    verdict = { status: "constraint-error", detail: "confirm has to be the serial number" };
  } else if (verdict.status === "ok" && tooMany()) verdict = { status: "busy", detail: "too many" };
  if (verdict.status === "constraint-error" && is("silent-on-malformed")) return;
  const id = idOf(bytes);
  const received = [...bytes.toString("utf8")].slice(0, 256).join("");
  const acknowledge = () => {
    const { status, detail } = verdict;
    const at = new Date(clock()).toISOString();
    const text = JSON.stringify({ topic: rest, received, status, detail, at, id });
    const { responseTopic, correlationData } = packet.properties ?? {};
    if (responseTopic) session.answer(responseTopic, text, correlationData);
    if (!is("no-ack")) session.publish("sys/ack", text, { retain: false });
  };
  const follow = () => verdict.status === "ok" && obey(path, verdict.value, bytes);
  const slowMs = is("slow") ? 1800 : 0;
  if (is("value-first")) follow();
  later(() => {
    acknowledge();
    if (!is("value-first")) later(follow, slowMs);
  }, slowMs);
}

function obey(path, value, bytes) {
  if (path === "health/self-test") {
    session.publish(path, bytes, { retain: false });
    const faults = [...standing];
    momentOf("health/self-test-completed", { result: faults.length ? "failed" : "passed", faults });
    return;
  }
  if (path === "health/decommission") {
    session.publish(path, bytes, { retain: false });
    leaveForGood();
    return;
  }
  set(path, value, bytes);
}

/** Forgets its owner and takes back all that it left on the broker; its papers are its last word. */
function leaveForGood() {
  Object.assign(flash, FACTORY);
  const kept = ["$state", "$description", ...Object.keys(FAULTS).map((code) => `$alert/${code}`)];
  for (const path of Object.keys(values)) {
    kept.push(path);
    if (SETTINGS[path] && !is("no-target")) kept.push(`${path}/$target`);
  }
  const papers = { serial: SERIAL, reason: "decommission", at: new Date(clock()).toISOString() };
  session.remove(kept, "health/handover", JSON.stringify(papers));
}

/** Takes a setting, from afar or from the panel. */
function set(path, value, target) {
  const before = flash[SETTINGS[path]];
  flash[SETTINGS[path]] = value;
  if (is("no-repeat-echo") && before === value) return;
  if (!is("no-target")) {
    const spelt = is("rewrites-target") ? `${value}.0` : target;
    session.publish(`${path}/$target`, spelt);
  }
  reporter.tell(path, value);
}

function judgeFaults() {
  const now = clock();
  const openTooLong = (door) => openSinceMs[door] > 0 && now - openSinceMs[door] >= 120_000;
  if (cabinet.freezer < -12) warmSinceMs = 0;
  else warmSinceMs ||= now;
  const active = {
    "door-open-fresh-food": openTooLong("fresh-food-door"),
    "door-open-freezer": openTooLong("freezer-door"),
    "freezer-high-temperature": warmSinceMs > 0 && now - warmSinceMs >= 1_800_000,
    "supply-voltage": cabinet.undervoltage(),
  };
  for (const [code, [severity, words]] of Object.entries(FAULTS)) {
    if (active[code] === standing.has(code)) continue;
    if (active[code]) standing.add(code);
    else standing.delete(code);
    if (active[code] || !is("alert-stays"))
      session.publish(`$alert/${code}`, active[code] ? words : "");
    if (active[code]) momentOf("health/fault-raised", { code, severity });
    else momentOf("health/fault-cleared", { code });
  }
}

function tick() {
  const seconds = (clock() - lastMs) / 1000;
  lastMs = clock();
  cabinet.pass(seconds);
  if (cabinet.volts === 0) return;
  flash.hours += seconds / 3600;
  judgeFaults();
  if (session.isUp()) reporter.look();
}
const heart = setInterval(tick, Math.max(10, 100 / speed));
if (is("flood")) {
  setInterval(() => {
    for (let n = 0; n < 50; n++) session.publish("$log/debug", `tick ${n}`, { retain: false });
  }, 10);
}

/** Mains: at 0 V the firmware is gone, with all that it had in RAM; it starts 2 s after the return. */
function supply(volts) {
  const before = cabinet.volts;
  cabinet.volts = volts;
  if (volts === 0 && before > 0) {
    session.rip();
    standing = new Set();
    warmSinceMs = 0;
    if (is("forgets-setpoint")) Object.assign(flash, FACTORY);
  }
  if (volts > 0 && before === 0) {
    setTimeout(() => {
      if (cabinet.volts === 0) return;
      bootedMs = clock();
      openSinceMs = {
        "fresh-food-door": cabinet.freshOpen ? clock() : 0,
        "freezer-door": cabinet.freezerOpen ? clock() : 0,
      };
      session.plug();
    }, 2000);
  }
}

function swing(door, open) {
  const key = { "fresh-food-door": "freshOpen", "freezer-door": "freezerOpen" }[door];
  if (!key) return "no such door";
  cabinet[key] = open;
  openSinceMs[door] = open ? openSinceMs[door] || clock() : 0;
  if (open) flash.remoteStart = false;
  return "ok";
}

/** What hands can do: one line each. */
const HANDS = {
  open: (door) => swing(door, true),
  close: (door) => swing(door, false),
  mains: (volts) => supply(Number(volts)),
  network: (word) => (word === "on" ? cabinet.volts > 0 && session.plug() : session.rip()),
  remote: (word) => {
    flash.remote = word === "on";
  },
  "remote-start": (word) => {
    flash.remoteStart = word === "on";
  },
  mode: (mode) => (MODES.includes(mode) ? set("cooling/mode", mode, mode) : "no such mode"),
  defrost: () => cabinet.startDefrost(),
  volts: () => `${cabinet.volts}`,
};
const port = createServer((socket) => {
  socket.on("error", () => socket.destroy());
  createInterface({ input: socket }).on("line", (line) => {
    const [verb, ...rest] = line.trim().split(" ");
    const answer = HANDS[verb] ? HANDS[verb](...rest) : "no such thing to do";
    tick();
    socket.write(`${typeof answer === "string" ? answer : "ok"}\n`);
  });
});
port.listen(Number(given.control), "127.0.0.1", () => say(`control ${port.address().port}`));

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    clearInterval(heart);
    port.close();
    await session.leave();
    process.exit(0);
  });
}
session.plug();
