/** Parts of a run file that is being written: safetensors with facts, and the zip around them, stored (definition 20). Pure. */
import { zipSync } from 'fflate';
import { specOf, type ModelId } from '../../models/registry';
import type { CommonSettings } from '../../models/contract';
import { writeSafetensors, type Precision } from '../../nn/safetensors';
import type { ModelBest } from '../best';
import { networkShapes } from '../network';
import type { Snapshot } from '../snapshot';
import { exactly } from './exact-number';
import { bestPart, jsonPart } from './part-names';
import type { RunFacts } from './run-facts';

export type Shapes = ReadonlyMap<string, readonly number[]>;
export type Named = readonly (readonly [name: string, values: Float32Array, shape: readonly number[]])[];
export type Part = readonly [name: string, bytes: Uint8Array];

/** A zip keeps a time of each part; the same run gives the same bytes. */
const mtime = new Date(1980, 0, 1);

/** A fact of a safetensors file is a text: its own, or JSON. */
const metadataOf = (facts: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' ? fact : JSON.stringify(fact, exactly),
    ]),
  );

export function part(
  name: string,
  facts: Readonly<Record<string, unknown>>,
  named: Named,
  precision?: Precision,
): Part {
  const shapes = new Map(named.map(([tensor, , shape]) => [tensor, shape]));
  const values = new Map(named.map(([tensor, numbers]) => [tensor, numbers]));
  return [name, writeSafetensors({ metadata: metadataOf(facts), shapes, values }, precision)];
}

export const parametersOf = (
  { parameters }: Pick<Snapshot, 'parameters'>,
  shapes: Shapes,
  before = '',
): Named => [...shapes].map(([name, shape]) => [before + name, parameters.get(name)!, shape] as const);

export const shapesFor =
  ({ width, height }: RunFacts['dataset']) =>
  (id: ModelId, settings: CommonSettings): Shapes =>
    new Map(
      networkShapes(specOf(id), settings, width * height).map(({ name, shape }) => [name, shape] as const),
    );

/** One for each best, counted by model in the order that they were met. */
export function bestParts(
  bests: readonly ModelBest[],
  shapesOf: (id: ModelId, settings: CommonSettings) => Shapes,
  precision?: Precision,
): Part[] {
  const counts = new Map<ModelId, number>();
  return bests.map((best) => {
    const { model, step, temperature, settings, freeEnergy } = best;
    const n = (counts.get(model) ?? 0) + 1;
    counts.set(model, n);
    const said = { step, temperature, settings, L: freeEnergy };
    return part(bestPart(model, n), said, parametersOf(best, shapesOf(model, settings)), precision);
  });
}

export function zipped(json: string, parts: readonly Part[]): Uint8Array {
  const text = new TextEncoder().encode(json);
  return zipSync(Object.fromEntries([[jsonPart, text] as Part, ...parts]), { level: 0, mtime });
}
