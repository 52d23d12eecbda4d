import { test } from "vitest";
import { faultCases } from "../../../harness/cases/fault.ts";
import { runSimulated } from "../simulate.ts";
test("x", async () => {
      const { traces } = await runSimulated("refrigerator", { cases: [faultCases[1]!] }) as any;
      const ev = traces.get("fault.by-hand");
      console.log(ev.length);
      const c: any = {}; for (const e of ev) { const k = e.kind + e.from + (e.topic ?? ""); c[k] = (c[k] ?? 0) + 1; }
      console.log(Object.entries(c).sort((a: any, b: any) => b[1] - a[1]).slice(0, 8));
      for (const e of ev.filter((x: any) => x.kind !== "deliver" && x.kind !== "puback").slice(0, 160)) console.log(e.t, e.kind, e.from, (e.topic ?? "").slice(-40), (e.payload ?? "").slice(0, 60), JSON.stringify(e.data ?? ""));
});
