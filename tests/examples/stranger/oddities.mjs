/** What can be different about this refrigerator: legal variants of it, and mistakes of its firmware. */

/** Legal by the wire page: none of these may be held against it. */
export const VARIANTS = {
  "qos-2": "every retained topic and acknowledgement at QoS 2",
  "no-target": "never publishes $target",
  slow: "acknowledgements after 1.8 s, values 1.8 s after that",
  "value-first": "the value comes before the acknowledgement",
  extra: "nodes beyond the table, and $log messages",
  "no-telemetry": "without sys/telemetry",
  "no-ack": "without sys/ack",
  "version-timestamp": "the description's version is the time of the start",
  "frames-5s": "a frame every five seconds",
  "batched-frames": "frames leave in pairs, up to half a minute late",
  spelling: "floats as 4.0 and 6.84e1, integers in the format as they like",
  "mqtt-5": "MQTT 5, response topics included",
  "late-reconnect": "tries to reconnect once in 50 s",
  "no-init": "never says init, which is optional",
  "deaf-to-undeclared": "subscribes only to what can be set, so is silent on everything else",
  "answers-retained": "answers retained requests with invalid-in-state",
  "no-repeat-echo": "a request for the present value is acknowledged and nothing is published",
  "terse-description": "leaves the defaults out of the description",
};

/** Mistakes: each must be found. */
export const DEFECTS = {
  "accepts-40": "takes any set-point",
  clamps: "pulls a set-point into its range and says ok",
  "no-will": "leaves no will",
  "not-retained": "fresh-food/temperature is published without the retain flag",
  "frame-without-power": "frames after the first hold no energy/power",
  "counter-falls": "the energy counter begins anew with each connection",
  "silent-on-malformed": "says nothing to a payload that it cannot read",
  "ready-early": "ready comes before the values",
  "rewrites-target": "$target is the number as the firmware prints it",
  "forgets-setpoint": "a power cut puts the set-points back to the factory's",
  "setpoint-after-network": "a reconnect puts the set-points back to the factory's",
  "text-in-frames": "frames hold numbers as text",
  "seq-stuck": "the number of the frame never grows",
  "mixed-qos": "values at QoS 0, the rest at QoS 1",
  "hammers-broker": "tries to reconnect four times a second",
  "obeys-always": "does not look at control/remote-allowed",
  "alert-stays": "never removes an alert",
  "frame-no-at": "frames have no time",
  mute: "connects and is never heard of",
  flood: "5000 $log messages a second",
};

/** `--variant a,b --defect c` to one question: is it so? */
export function oddities({ variant = "", defect = "" }) {
  const chosen = new Set([variant, defect].flatMap((list) => list.split(",").filter(Boolean)));
  for (const word of chosen) {
    if (word in VARIANTS || word in DEFECTS) continue;
    const known = [...Object.keys(VARIANTS), ...Object.keys(DEFECTS)].join(" ");
    throw new Error(`--variant or --defect ${word}: expected one of ${known}`);
  }
  return (word) => chosen.has(word);
}
