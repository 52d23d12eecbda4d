/** Conditions, evaluated: yes, no, or unknown, always with the fact that decided. */

import type { Condition } from "../profiles/requirement.ts";
import type { Dut } from "./dut.ts";
import { featureNames, shows } from "./homie/features.ts";

/** The three values. */
export type Truth = "yes" | "no" | "unknown";

/** An answer and what it rests on, for people. */
export interface Answered {
  readonly truth: Truth;
  readonly because: string;
}

function answer(holds: boolean, yes: string, no: string): Answered {
  return holds ? { truth: "yes", because: yes } : { truth: "no", because: no };
}

/** Evaluates a condition on what is known of a device. Pure. */
export function evaluate(condition: Condition, dut: Dut): Answered {
  switch (condition.op) {
    case "always":
      return { truth: "yes", because: "applies to every device" };
    case "kind": {
      const wanted = condition.kinds.join(" or ");
      if (dut.kind === undefined) return { truth: "unknown", because: `is it a ${wanted}?` };
      return answer(
        condition.kinds.includes(dut.kind),
        `it is a ${dut.kind}`,
        `it is a ${dut.kind}, not a ${wanted}`,
      );
    }
    case "has": {
      if (!dut.surface) return { truth: "unknown", because: `has it ${condition.path}?` };
      return answer(
        describes(dut, condition.path),
        `it has ${condition.path}`,
        `its description has no ${condition.path}`,
      );
    }
    case "settable": {
      if (!dut.surface) return { truth: "unknown", because: "has it a settable property?" };
      const properties = Object.values(dut.surface.properties);
      return answer(
        properties.some(({ settable, retained }) => settable && retained),
        "it has a settable property",
        "it has no settable property",
      );
    }
    case "uses": {
      const name = featureNames[condition.feature];
      if (!dut.surface) return { truth: "unknown", because: `has it ${name}?` };
      return answer(
        shows(dut, dut.surface, condition.feature),
        `it has ${name}`,
        `it does not have ${name}`,
      );
    }
    case "recorded":
      return answer(
        dut.abilities.includes("power-record"),
        "it is known by a power meter's record",
        "it is a live device, not a power meter's record",
      );
    case "declares": {
      const declared = dut.table && Object.keys(dut.table[`${condition.what}s`]).length > 0;
      return answer(
        declared === true,
        `its kind declares a ${condition.what}`,
        `no ${condition.what} is declared for its kind`,
      );
    }
    case "states": {
      const stated = dut.statement.answers[condition.answer];
      if (stated === undefined) {
        return { truth: "unknown", because: `the statement does not answer "${condition.answer}"` };
      }
      return answer(stated, `stated: ${condition.answer}`, `stated: not ${condition.answer}`);
    }
    case "all":
      return combine(condition.of, dut, "no");
    case "any":
      return combine(condition.of, dut, "yes");
    case "not": {
      const inner = evaluate(condition.of, dut);
      if (inner.truth === "unknown") return inner;
      return { truth: inner.truth === "yes" ? "no" : "yes", because: inner.because };
    }
  }
}

/** Kleene's and / or: `decisive` settles it, else unknown wins over the rest. */
function combine(of: readonly Condition[], dut: Dut, decisive: "yes" | "no"): Answered {
  const answers = of.map((condition) => evaluate(condition, dut));
  const settled = answers.find(({ truth }) => truth === decisive);
  if (settled) return settled;
  const open = answers.find(({ truth }) => truth === "unknown");
  if (open) return open;
  const because = answers.map((each) => each.because).join(" and ");
  return { truth: decisive === "yes" ? "no" : "yes", because: because || "nothing is asked" };
}

function describes(dut: Dut, path: string): boolean {
  const paths = Object.keys(dut.surface?.properties ?? {});
  const [node = "*", element = "*"] = path.split("/");
  return paths.some((candidate) => {
    const [candidateNode, candidateElement] = candidate.split("/");
    return (
      (node === "*" || node === candidateNode) && (element === "*" || element === candidateElement)
    );
  });
}
