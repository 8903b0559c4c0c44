/** A run as a file: run.json and safetensors in a zip that is stored, not deflated (definition 20). Pure and synchronous; no tensors. */
import { zipSync } from 'fflate';
import { specOf, type ModelId } from '../../models/registry';
import type { CommonSettings } from '../../models/contract';
import { writeSafetensors } from '../../nn/safetensors';
import type { KeptModel, KeptRun } from '../kept-run';
import { networkShapes } from '../network';
import type { Snapshot } from '../snapshot';
import { exactly } from './exact-number';
import { bestPart, jsonPart, optimiserPart, parametersPart, statePart } from './part-names';
import type { RunFacts } from './run-facts';
import { runJson } from './write-run-json';

type Shapes = ReadonlyMap<string, readonly number[]>;
type Named = readonly (readonly [name: string, values: Float32Array, shape: readonly number[]])[];
type Part = readonly [name: string, bytes: Uint8Array];

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

const part = (name: string, facts: Readonly<Record<string, unknown>>, named: Named): Part => {
  const shapes = new Map(named.map(([tensor, , shape]) => [tensor, shape]));
  const values = new Map(named.map(([tensor, numbers]) => [tensor, numbers]));
  return [name, writeSafetensors({ metadata: metadataOf(facts), shapes, values })];
};

const parametersOf = ({ parameters }: Pick<Snapshot, 'parameters'>, shapes: Shapes, before = ''): Named =>
  [...shapes].map(([name, shape]) => [before + name, parameters.get(name)!, shape] as const);

const momentsOf = ({ first, second }: Snapshot, shapes: Shapes, before = ''): Named =>
  [...shapes].flatMap(([name, shape]) => [
    [`${before}${name}/first`, first.get(name)!, shape] as const,
    [`${before}${name}/second`, second.get(name)!, shape] as const,
  ]);

export function writeRunFile(kept: KeptRun, facts: RunFacts): Uint8Array {
  const { width, height } = facts.dataset;
  const shapesOf = (id: ModelId, settings: CommonSettings): Shapes =>
    new Map(
      networkShapes(specOf(id), settings, width * height).map(({ name, shape }) => [name, shape] as const),
    );

  const stateOf = (id: ModelId, { beforeResizing, term2 }: KeptModel): Part[] => {
    if (!beforeResizing && !term2) return [];
    const shapes = beforeResizing && shapesOf(id, beforeResizing.settings);
    const before: Named = shapes
      ? [...parametersOf(beforeResizing, shapes, 'before/'), ...momentsOf(beforeResizing, shapes, 'before/')]
      : [];
    const validated: Named = term2 ? [['term2', term2, [term2.length]]] : [];
    const said = beforeResizing && { settings: beforeResizing.settings, count: beforeResizing.updates };
    return [part(statePart(id), { before: said }, [...before, ...validated])];
  };

  const ofModels = [...kept.models].flatMap(([id, model]): Part[] => {
    const { snapshot } = model;
    const { settings, updates } = snapshot;
    const shapes = shapesOf(id, settings);
    return [
      part(parametersPart(id), { step: kept.step, settings }, parametersOf(snapshot, shapes)),
      part(optimiserPart(id), { name: 'adam', count: updates }, momentsOf(snapshot, shapes)),
      ...stateOf(id, model),
    ];
  });

  const counts = new Map<ModelId, number>();
  const bests = kept.bests.map((best): Part => {
    const { model, step, temperature, settings, freeEnergy } = best;
    const n = (counts.get(model) ?? 0) + 1;
    counts.set(model, n);
    const said = { step, temperature, settings, L: freeEnergy };
    return part(bestPart(model, n), said, parametersOf(best, shapesOf(model, settings)));
  });

  const parts = [...ofModels, ...bests];
  const json = runJson(
    kept,
    facts,
    parts.map(([name]) => name),
  );
  const text = new TextEncoder().encode(json);
  return zipSync(Object.fromEntries([[jsonPart, text] as Part, ...parts]), { level: 0, mtime });
}
