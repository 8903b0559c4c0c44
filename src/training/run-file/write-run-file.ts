/** A run as a file: run.json and safetensors in a zip that is stored, not deflated (definition 20). Pure and synchronous; no tensors. */
import type { ModelId } from '../../models/registry';
import type { KeptModel, KeptRun } from '../kept-run';
import type { Snapshot } from '../snapshot';
import { optimiserPart, parametersPart, statePart } from './part-names';
import type { RunFacts } from './run-facts';
import {
  bestParts,
  parametersOf,
  part,
  shapesFor,
  zipped,
  type Named,
  type Part,
  type Shapes,
} from './write-parts';
import { runJson } from './write-run-json';

const momentsOf = ({ first, second }: Snapshot, shapes: Shapes, before = ''): Named =>
  [...shapes].flatMap(([name, shape]) => [
    [`${before}${name}/first`, first.get(name)!, shape] as const,
    [`${before}${name}/second`, second.get(name)!, shape] as const,
  ]);

export function writeRunFile(kept: KeptRun, facts: RunFacts): Uint8Array {
  const shapesOf = shapesFor(facts.dataset);

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

  const parts = [...ofModels, ...bestParts(kept.bests, shapesOf)];
  const json = runJson(
    kept,
    facts,
    parts.map(([name]) => name),
  );
  return zipped(json, parts);
}
