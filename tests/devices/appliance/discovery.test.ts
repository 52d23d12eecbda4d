import { describe, expect, it } from "vitest";
import { discovery } from "../../../devices/appliance/discovery.ts";
import { kinds } from "../../../devices/index.ts";
import { birthMessage } from "../../../harness/cases/discovery.ts";
import type { OutgoingMessage } from "../../../src/thing/wire.ts";
import { runSimulated } from "../../harness/simulate.ts";

const refrigerator = kinds.refrigerator;
if (!refrigerator) throw new Error("no refrigerator");

const companion = discovery(() => ({
  declaration: refrigerator.declaration,
  words: refrigerator.words,
  address: { domain: "homie", device: "it" },
  name: "It",
  identity: { manufacturer: "", model: "", serial: "S", firmware: "", hardware: "" },
  qos: 2,
}));

/** What it says when somebody has said something. */
function heard(text: string, retain: boolean): readonly OutgoingMessage[] {
  const said: OutgoingMessage[] = [];
  const payload = Buffer.from(text);
  companion.heard(
    { topic: "homeassistant/status", payload, qos: 0, retain, dup: false },
    (message) => said.push(message),
  );
  return said;
}

describe("discovery speaks along with an appliance", () => {
  it("at birth, and when a hub starts", () => {
    const born: OutgoingMessage[] = [];
    companion.born((message) => born.push(message));
    expect(born).toMatchObject([{ topic: "homeassistant/device/it/config", qos: 2, retain: true }]);
    expect(companion.filters).toEqual(["homeassistant/status"]);
    expect(heard("online", false)).toEqual(born);
  });

  it("not when a hub goes, nor when an old birth message is found", () => {
    expect(heard("offline", false)).toEqual([]);
    expect(heard("online", true)).toEqual([]);
  });

  it("takes its message away when the appliance is removed", () => {
    const said: OutgoingMessage[] = [];
    companion.removed?.((message) => said.push(message));
    expect(said).toEqual([
      { topic: "homeassistant/device/it/config", payload: "", qos: 2, retain: true },
    ]);
  });

  it("is left out where the appliance is put up without it", async () => {
    const { traces } = await runSimulated("refrigerator", {
      cases: [birthMessage],
      profile: "home-assistant",
      setup: { discovery: false },
    });
    const topics = (traces.get(birthMessage.id) ?? [])
      .filter(({ from }) => from === "dut")
      .map(({ topic }) => topic ?? "");
    expect(topics.length).toBeGreaterThan(20);
    expect(topics.filter((topic) => topic.startsWith("homeassistant/"))).toEqual([]);
  });
});
