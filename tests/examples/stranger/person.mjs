/**
 * A person at the refrigerator, for `hearthmark certify --person "node person.mjs <control port>"`:
 * reads prompts as lines of JSON, works the control port, answers with a line each.
 */

import { createConnection } from "node:net";
import { createInterface } from "node:readline";

const hands = createConnection({ host: "127.0.0.1", port: Number(process.argv[2]) });
const answers = createInterface({ input: hands })[Symbol.asyncIterator]();

const onOff = (yes) => (yes === true || yes === "true" ? "on" : "off");

/** What a prompt means at this appliance: a line for its control port. */
function order({ kind, what, parameters }) {
  const { value, door = "fresh-food-door", allowed, mode } = parameters ?? {};
  if (kind === "read") return what === "mains/voltage" ? "volts" : undefined;
  if (kind === "set") {
    if (what === "mains/voltage") return `mains ${value}`;
    if (what === "network/connected") return `network ${onOff(value)}`;
    return undefined;
  }
  const jobs = {
    "open-door": `open ${door}`,
    "close-door": `close ${door}`,
    "allow-remote": `remote ${onOff(allowed)}`,
    "allow-remote-start": `remote-start ${onOff(allowed)}`,
    "choose-mode": `mode ${mode}`,
    "start-defrost": "defrost",
  };
  return Object.hasOwn(jobs, what) ? jobs[what] : undefined;
}

const reply = (content) => process.stdout.write(`${JSON.stringify(content)}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  const prompt = JSON.parse(line);
  const wanted = order(prompt);
  if (wanted === undefined) {
    reply({ status: "cannot", detail: `nobody here knows how to ${prompt.kind} ${prompt.what}` });
    continue;
  }
  hands.write(`${wanted}\n`);
  const { value: said, done } = await answers.next();
  if (done) reply({ status: "cannot", detail: "the refrigerator has gone" });
  else if (prompt.kind === "read") reply({ status: "value", value: said });
  else if (said === "ok") reply({ status: "done" });
  else reply({ status: "refused", detail: said });
}
hands.end();
