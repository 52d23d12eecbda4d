/** The cold part: two compartments as one heat capacity each, one compressor, a damper between them. */

const JOULES_PER_KWH = 3_600_000;
const ROOM_C = 22;
const FRESH = { heatJK: 80_000, wallWK: 0.6, doorWK: 14 };
const FREEZER = { heatJK: 50_000, wallWK: 0.4, doorWK: 9 };
const COOLING_W = 130;
const WATTS = { electronics: 1.6, lamp: 4, compressor: 68.4, heater: 150 };
const LOWEST_V = 180;
const REST_S = 240;
const DEFROST_AFTER_S = 12 * 3600;
const DEFROST_S = 20 * 60;
const DRIP_S = 5 * 60;

/** What the compartments are cooled to, from the set-points and the mode. */
function aims({ fresh, freezer, mode }) {
  if (mode === "super-cool") return { fresh: 2, freezer };
  if (mode === "super-freeze") return { fresh, freezer: -24 };
  if (mode === "holiday") return { fresh: 12, freezer };
  if (mode === "eco") return { fresh: Math.max(fresh, 5), freezer: Math.max(freezer, -18) };
  return { fresh, freezer };
}

/**
 * A cabinet that has been running for long.
 * `wishes` is read at every step: `{ fresh, freezer, mode }`.
 */
export function makeCabinet(wishes) {
  const it = {
    fresh: wishes.fresh,
    freezer: wishes.freezer,
    freshOpen: false,
    freezerOpen: false,
    running: false,
    defrosting: false,
    volts: 230,
    watts: WATTS.electronics,
    kwh: 41.7,
  };
  let chilling = false;
  let freezing = true;
  let restS = REST_S;
  let ranS = 0;
  let thawS = 0;

  const thermostats = () => {
    const aim = aims(wishes);
    if (it.fresh > aim.fresh + 0.8) chilling = true;
    if (it.fresh < aim.fresh - 0.8) chilling = false;
    if (it.freezer > aim.freezer + 1) freezing = true;
    if (it.freezer < aim.freezer - 1) freezing = false;
  };

  const machine = (seconds) => {
    if (it.defrosting) {
      thawS += seconds;
      if (thawS > DEFROST_S + DRIP_S) it.defrosting = false;
    } else if (ranS > DEFROST_AFTER_S) it.startDefrost();
    const may = it.volts >= LOWEST_V && !it.defrosting;
    if (it.running && !(may && (chilling || freezing))) {
      it.running = false;
      restS = 0;
    } else if (!it.running) {
      restS += seconds;
      it.running = may && (chilling || freezing) && restS >= REST_S;
    }
    if (it.running) ranS += seconds;
  };

  const heat = (seconds) => {
    const share = it.running ? (chilling ? (freezing ? 0.5 : 0.9) : 0) : 0;
    const flow = (part, inside, open) =>
      (part.wallWK + (open ? part.doorWK : 0)) * (ROOM_C - inside);
    const cold = it.running ? COOLING_W : 0;
    it.fresh += ((flow(FRESH, it.fresh, it.freshOpen) - cold * share) * seconds) / FRESH.heatJK;
    it.freezer +=
      ((flow(FREEZER, it.freezer, it.freezerOpen) - cold * (1 - share)) * seconds) / FREEZER.heatJK;
  };

  const consumption = () =>
    it.volts === 0
      ? 0
      : WATTS.electronics +
        (it.freshOpen ? WATTS.lamp : 0) +
        (it.freezerOpen ? WATTS.lamp : 0) +
        (it.running ? WATTS.compressor : 0) +
        (it.defrosting && thawS < DEFROST_S ? WATTS.heater : 0);

  it.startDefrost = () => {
    it.defrosting = true;
    it.running = false;
    restS = 0;
    ranS = 0;
    thawS = 0;
  };
  it.undervoltage = () => it.volts > 0 && it.volts < LOWEST_V;
  /** Lets `seconds` pass, in pieces short enough for Euler's method. */
  it.pass = (seconds) => {
    for (let left = seconds; left > 0; left -= 5) {
      const piece = Math.min(left, 5);
      it.kwh += (it.watts * piece) / JOULES_PER_KWH;
      thermostats();
      machine(it.volts > 0 ? piece : 0);
      heat(piece);
      if (it.volts === 0) it.running = false;
      it.watts = consumption();
    }
  };
  return it;
}
