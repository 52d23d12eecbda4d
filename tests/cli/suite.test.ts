import { describe, expect, it } from "vitest";
import { kinds, type Model } from "../../devices/index.ts";
import { cases } from "../../harness/cases/index.ts";
import { certify, dut, simulated } from "../../src/cli/laboratory.ts";

const acknowledged = {
  profile: "cn-green-smart",
  cases: cases.filter(({ id }) => id === "command.acknowledged"),
  only: "smart.command.acknowledged",
  on: "2026-11-23",
} as const;

describe("certify", () => {
  it("runs on simulated appliances, ours or a model of one's own, and keeps the traces", async () => {
    const own = kinds["air-purifier"] as Model<unknown>;
    const { result, traces } = await certify({
      ...acknowledged,
      duts: [simulated("refrigerator", { id: "fridge" }), simulated(own)],
      seed: "7",
    });
    expect(result).toMatchObject({ verdict: "pass", on: "2026-11-23", seed: "7" });
    expect(result.duts.map(({ dut: { id } }) => id)).toEqual(["fridge", "air-purifier-1"]);
    const file = result.duts[0]?.cases.find(({ ended }) => ended === "done")?.trace ?? "";
    expect(traces(file).some(({ topic }) => topic === "homie/5/fridge/sys/ack")).toBe(true);
  });

  it("takes the command line's way of naming a device", async () => {
    const { result, report } = await certify({
      ...acknowledged,
      duts: [dut("sim:refrigerator?fault=acks-late")],
      command: "make certify",
    });
    expect(result.verdict).toBe("fail");
    expect(report("text", "zh")).toMatch(/make certify/);
    expect(JSON.parse(report("json")).run.verdict).toBe("fail");
  });

  it("is incomplete where it was stopped", async () => {
    const { result } = await certify({
      ...acknowledged,
      duts: [simulated("refrigerator")],
      signal: AbortSignal.abort(),
    });
    expect(result.verdict).toBe("incomplete");
  });

  it("refuses two devices of one name, and a kind that nobody knows", async () => {
    const duts = [simulated("refrigerator"), simulated("refrigerator")];
    await expect(certify({ ...acknowledged, duts })).rejects.toThrow(
      "duts: two are called refrigerator-1; expected ids of their own; give one of them another by { id }",
    );
    expect(() => simulated("toaster")).toThrow(
      /^there is no kind "toaster"; expected one of refrigerator, .*, or a model$/,
    );
    await expect(certify({ ...acknowledged, duts: [dut("sim:toaster")] })).rejects.toThrow(
      /there is no kind "toaster"/,
    );
  });
});
