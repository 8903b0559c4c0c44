/** A run out of a file that nobody vouches for: it has the shapes of its experiment's nets, or a RunFileError says what is wrong. Pure and synchronous; no tensors. */
import { settingsAt } from '../../experiment/live-settings';
import { modelIds, specOf, type ModelId } from '../../models/registry';
import type { ModelBest } from '../best';
import type { KeptModel, KeptRun } from '../kept-run';
import { wasTrained } from '../was-trained';
import { jsonPart, parametersPart, partOf } from './part-names';
import { readBest, readListed, readModel, type ModelSource } from './read-model';
import { readRunJson } from './read-run-json';
import { refusal } from './refusal';
import type { BestJson } from './run-json-schema';
import type { RunFacts } from './run-facts';
import { storedParts } from './stored-parts';

export interface RunFile {
  readonly kept: KeptRun;
  readonly facts: RunFacts;
}

export function readRunFile(bytes: Uint8Array): RunFile {
  const { names, taken: first } = storedParts(bytes, (name) => name === jsonPart);
  const json = first.get(jsonPart);
  if (!json)
    throw refusal('', `a zip with ${jsonPart}`, names.length === 0 ? 'none' : `one with ${names[0]}`);
  const { facts, parts, dropped, present, ...run } = readRunJson(json);
  const view = facts.view !== undefined;
  const own = checkParts(names, parts, view);
  const ids = own.flatMap(({ kind, id }) => (kind === 'parameters' ? [id] : []));
  checkOn(run, ids);

  const { taken } = storedParts(bytes, (name) => name !== jsonPart);
  const source: ModelSource = {
    experiment: run.experiment,
    step: run.step,
    pixels: facts.dataset.width * facts.dataset.height,
    view,
    bytes: (name) => taken.get(name) ?? null,
  };
  const models = new Map(ids.map((id): [ModelId, KeptModel] => [id, readModel(source, id)]));
  const lengths = new Set([...models.values()].flatMap(({ term2 }) => (term2 ? [term2.length] : [])));
  if (lengths.size > 1)
    throw refusal('', 'as many validation pictures of each model', [...lengths].join(' and '));
  if (view) checkTrained({ ...run, models });
  const bests = [
    ...own.flatMap(({ kind, id, name }) => (kind === 'best' ? [readBest(source, id, name)] : [])),
    ...present.map((one) => presentBest(source, one, models)),
  ];
  return { kept: { ...run, models, bests, dropped: dropped.map((one) => readListed(source, one)) }, facts };
}

/** A view file does not say how often a model was updated: that its curve begins tells it from one with initial weights. */
function checkTrained(run: Pick<KeptRun, 'models' | 'history' | 'step'>): void {
  const anew = [...run.models.keys()].find((id) => run.step > 0 && !wasTrained(run, id));
  if (anew !== undefined) throw refusal(jsonPart, `losses of ${anew}, which was trained`, 'none');
}

/** A best of the file's own step, whose parameters are its model's. */
function presentBest(
  source: ModelSource,
  json: BestJson,
  models: ReadonlyMap<ModelId, KeptModel>,
): ModelBest {
  const best = readListed(source, json);
  const own = models.get(best.model)?.snapshot;
  if (best.step !== source.step || !own || specOf(best.model).headMap(own.settings, best.settings))
    throw refusal(jsonPart, `a best of ${best.model} that has the parameters of this step`, 'another');
  return { ...best, parameters: own.parameters };
}

interface OwnPart {
  readonly name: string;
  readonly kind: string;
  readonly id: ModelId;
}

/** The zip has what run.json lists, and nothing else; what a model lacks is missed where it is read. */
function checkParts(names: readonly string[], parts: readonly string[], view: boolean): readonly OwnPart[] {
  const there = new Set(names);
  const listed = new Set([jsonPart, ...parts]);
  const strange = names.find((name) => !listed.has(name));
  if (strange !== undefined) throw refusal(strange, 'parts of a run alone', 'this one');
  if (listed.size !== parts.length + 1) throw refusal(jsonPart, 'each part once', 'one that is listed twice');
  return parts.map((name) => {
    if (!there.has(name)) throw refusal(name, 'this part', 'none');
    const { kind, model } = partOf(name) ?? {};
    const id = modelIds.find((known) => known === model);
    if (kind === undefined || id === undefined)
      throw refusal(name, `parts of ${modelIds.join(', ')} alone`, 'this one');
    if (view && kind !== 'parameters' && kind !== 'best')
      throw refusal(name, 'parameters and bests alone in a view file', 'this one');
    return { name, kind, id };
  });
}

/** A model that took part in the last step has parameters. */
function checkOn(
  { experiment, moves, step }: Pick<KeptRun, 'experiment' | 'moves' | 'step'>,
  ids: readonly ModelId[],
) {
  if (step === 0) return;
  const { models } = settingsAt(experiment, moves, step - 1);
  const missing = modelIds.find((id) => models[id].settings.on && !ids.includes(id));
  if (missing !== undefined)
    throw refusal(parametersPart(missing), 'a model that is on at this step', 'none');
}
