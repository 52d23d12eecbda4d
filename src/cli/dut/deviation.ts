/** A simulated appliance as its spec wants it: model, parameters, and what is wrong with it. */

import { HOUSEHOLD, kinds, type Model, type SetupOptions } from "../../../devices/index.ts";
import { mutants, variants } from "../../../devices/mutants/index.ts";
import type { Deviation } from "../../../devices/mutants/mutant.ts";
import { type Papers, papersOf } from "../../../devices/papers.ts";
import { EPOCH_MS } from "../../kernel/world.ts";
import type { TlsFlaw } from "../../thing/wire.ts";
import { UsageError } from "../usage-error.ts";
import { guess } from "../values.ts";
import type { SimulatedSpec } from "./spec.ts";

/** What an appliance is put up from. */
export interface Deviated {
  // biome-ignore lint/suspicious/noExplicitAny: each model has a state of its own that nobody else reads.
  readonly model: Model<any>;
  readonly setup: Omit<SetupOptions, "address" | "name" | "rig">;
  readonly wire?: NonNullable<Deviation["wire"]>;
  readonly domain?: string;
  /** What its maker states of it. */
  readonly papers: Papers;
  readonly tls?: TlsFlaw;
  /** Defects of the kind that are there from the start. */
  readonly defects: readonly string[];
}

/**
 * Finds what a spec names and tries its parameters.
 * @throws UsageError naming an unknown fault or parameter, and those there are
 */
export function deviate(spec: SimulatedSpec): Deviated {
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  const model = kinds[spec.kind] as Model<any>;
  const defects = spec.faults.filter((id) => id in model.defects);
  const deviations = spec.faults
    .filter((id) => !(id in model.defects))
    .map((id) => findDeviation(spec, id, model));
  const domain = deviations.findLast((each) => each.domain !== undefined)?.domain;
  const flaws = deviations.flatMap(({ tls }) => (tls ? [tls] : []));
  const wires = deviations.flatMap(({ wire }) => (wire ? [wire] : []));
  const deviant = deviations.reduce(
    (inner, { model: wrap }) => (wrap ? wrap(inner) : inner),
    model,
  );
  tryParameters(spec, deviant);
  return {
    model: deviant,
    setup: Object.assign(
      { parameters: spec.parameters },
      ...deviations.map(({ options }) => options?.(spec.kind) ?? {}),
    ),
    defects,
    papers: deviations.reduce(
      (papers, { papers: change }) => change?.(papers) ?? papers,
      papersOf(deviant, spec.parameters),
    ),
    ...(flaws.length === 0 ? {} : { tls: Object.assign({}, ...flaws) as TlsFlaw }),
    ...(domain === undefined ? {} : { domain }),
    ...(wires.length === 0
      ? {}
      : {
          wire: (attachment, world, address) =>
            wires.reduce((inner, wire) => wire(inner, world, address), attachment),
        }),
  };
}

/** Ids that `fault=` takes for a kind: its defects, then mutants, then variants. */
export function faultIds(kind: string): readonly string[] {
  return [...Object.keys(kinds[kind]?.defects ?? {}), ...deviationsOf(kind).map(({ id }) => id)];
}

function deviationsOf(kind: string): readonly Deviation[] {
  return [...mutants, ...variants].filter((each) => each.kinds?.includes(kind) ?? true);
}

function findDeviation(
  spec: SimulatedSpec,
  id: string,
  { defects }: Pick<Model<unknown>, "defects">,
): Deviation {
  const found = deviationsOf(spec.kind).find((each) => each.id === id);
  if (found) return found;
  throw new UsageError(
    spec.spec,
    `a ${spec.kind} has no fault ${JSON.stringify(id)}`,
    `a defect (${Object.keys(defects).join(", ")}) or the id of a mutant`,
    guess(id, faultIds(spec.kind), "take one of them"),
  );
}

function tryParameters(spec: SimulatedSpec, model: Pick<Model<unknown>, "initial">): void {
  try {
    model.initial(spec.parameters, HOUSEHOLD, EPOCH_MS);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Models say what they expect, each in its own sentence.
    const [, what, expected] = /^(.*?)[,;:]? (?:expected|must be) (.*)$/s.exec(error.message) ?? [];
    throw new UsageError(
      spec.spec,
      what ?? error.message,
      expected ?? "parameters that the model knows",
      "correct it",
    );
  }
}
