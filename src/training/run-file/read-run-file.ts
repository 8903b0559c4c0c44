/** A run out of a file that nobody vouches for: it has the shapes of its experiment's nets, or a RunFileError says what is wrong. Pure and synchronous; no tensors. */
import { settingsAt } from '../../experiment/live-settings';
import { modelIds, type ModelId } from '../../models/registry';
import type { KeptModel, KeptRun } from '../kept-run';
import { jsonPart, modelOfBest, optimiserPart, parametersPart, statePart } from './part-names';
import { readBest, readModel, type ModelSource } from './read-model';
import { readRunJson } from './read-run-json';
import { refusal } from './refusal';
import type { RunFacts } from './run-facts';
import { storedParts } from './stored-parts';

interface RunFile {
  readonly kept: KeptRun;
  readonly facts: RunFacts;
}

export function readRunFile(bytes: Uint8Array): RunFile {
  const { names, taken: first } = storedParts(bytes, (name) => name === jsonPart);
  const json = first.get(jsonPart);
  if (!json)
    throw refusal('', `a zip with ${jsonPart}`, names.length === 0 ? 'none' : `one with ${names[0]}`);
  const { facts, histories, parts, ...run } = readRunJson(json);
  const ids = [...histories.keys()];
  checkParts(names, parts, ids);
  checkOn(run, ids);

  const { taken } = storedParts(bytes, (name) => name !== jsonPart);
  const source: ModelSource = {
    experiment: run.experiment,
    step: run.step,
    pixels: facts.dataset.width * facts.dataset.height,
    bytes: (name) => taken.get(name) ?? null,
  };
  const models = new Map(
    [...histories].map(([id, history]): [ModelId, KeptModel] => [id, { ...readModel(source, id), history }]),
  );
  const lengths = new Set([...models.values()].flatMap(({ term2 }) => (term2 ? [term2.length] : [])));
  if (lengths.size > 1)
    throw refusal('', 'as many validation pictures of each model', [...lengths].join(' and '));
  const bests = parts.flatMap((part) => {
    const model = bestOf(part, ids);
    return model === undefined ? [] : [readBest(source, model, part)];
  });
  return { kept: { ...run, models, bests }, facts };
}

const bestOf = (part: string, ids: readonly ModelId[]) => ids.find((id) => id === modelOfBest(part));

/** The zip has what run.json lists, and nothing else; what a model must have is missed where it is read. */
function checkParts(names: readonly string[], parts: readonly string[], ids: readonly ModelId[]): void {
  const there = new Set(names);
  const listed = new Set([jsonPart, ...parts]);
  const missing = parts.find((name) => !there.has(name));
  if (missing !== undefined) throw refusal(missing, 'this part', 'none');
  const own = new Set(ids.flatMap((id) => [parametersPart(id), optimiserPart(id), statePart(id)]));
  const strange = names.find((name) => !listed.has(name));
  const unknown = parts.find((name) => !own.has(name) && bestOf(name, ids) === undefined);
  const other = strange ?? unknown;
  if (other !== undefined) throw refusal(other, 'parts of a run alone', 'this one');
  if (listed.size !== parts.length + 1) throw refusal(jsonPart, 'each part once', 'one that is listed twice');
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
