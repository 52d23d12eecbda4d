/** Decides when a value is told: topics by their interval, frames by what has changed. */

const SHORTEST_MS = { "fresh-food/temperature": 15_000, "freezer/temperature": 15_000 };
const DEADBAND = { "health/uptime": 600 };
const GAP_MS = 1000;
const METER = ["energy/power", "energy/energy"];

/**
 * @param values `node/property` to a function that gives its value now.
 * @param write turns a value into its payload.
 */
export function makeReporter({ values, write, is, session, clock }) {
  const told = new Map();
  let held = [];
  let pending = new Set();
  let seq = 0;
  let frameMs = 0;
  const longestMs = is("frames-5s") ? 5000 : 30_000;

  const tell = (path, value) => {
    told.set(path, { value, atMs: clock() });
    pending.add(path);
    session.publish(path, write(path, value));
  };
  const due = (path, value) => {
    const last = told.get(path);
    if (last === undefined) return true;
    if (last.value === value) return false;
    if (clock() - last.atMs < (SHORTEST_MS[path] ?? 0)) return false;
    return typeof value !== "number" || Math.abs(value - last.value) >= (DEADBAND[path] ?? 0);
  };
  const jumped = () => {
    const before = told.get(METER[0])?.value ?? 0;
    const rise = Math.abs(values[METER[0]]() - before);
    return rise > 2 && rise > 0.05 * before;
  };

  const frame = (complete) => {
    frameMs = clock();
    if (is("no-telemetry")) return;
    const content = {};
    for (const path of complete ? Object.keys(values) : new Set([...METER, ...pending])) {
      if (!complete && is("frame-without-power") && path === METER[0]) continue;
      const { value } = told.get(path);
      content[path] = is("text-in-frames") ? String(value) : value;
    }
    const message = {
      session: values["health/connection-count"](),
      seq: is("seq-stuck") ? 0 : seq++,
      ...(is("frame-no-at") ? {} : { at: new Date(frameMs).toISOString() }),
      complete,
      values: content,
    };
    held.push(JSON.stringify(message));
    if (is("batched-frames") && !complete && held.length < 2) return;
    for (const one of held.splice(0)) session.publish("sys/telemetry", one, { retain: false });
  };

  return {
    /** Everything, for a birth. */
    all() {
      held = [];
      seq = 0;
      for (const path of Object.keys(values)) tell(path, values[path]());
    },
    first() {
      pending = new Set();
      frame(true);
    },
    tell,
    /** To be called often. */
    look() {
      for (const path of Object.keys(values)) {
        if (METER.includes(path)) continue;
        const value = values[path]();
        if (due(path, value)) tell(path, value);
      }
      const sinceMs = clock() - frameMs;
      if (sinceMs < GAP_MS || !(pending.size > 0 || jumped() || sinceMs >= longestMs)) return;
      for (const path of METER) tell(path, values[path]());
      frame(false);
      pending = new Set();
    },
  };
}
