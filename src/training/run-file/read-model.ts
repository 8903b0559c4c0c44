/** One model of a run out of the parts of its file: every tensor has the shape that the settings beside it ask for, and they are of the run's experiment. */
import * as v from 'valibot';
import type { Experiment } from '../../experiment/experiment';
import { startSettings } from '../../experiment/live-settings';
import { specOf, type ModelId } from '../../models/registry';
import type { CommonSettings } from '../../models/contract';
import type { ParameterValues } from '../../nn/parameters';
import { readValues, valueOf } from '../../schema/read-values';
import { sameValue } from '../../schema/read-value';
import { wordsOf } from '../../schema/words-of';
import type { DroppedBest, ModelBest } from '../best';
import type { KeptModel } from '../kept-run';
import { networkShapes } from '../network';
import type { Snapshot } from '../snapshot';
import { exactNumber } from './exact-number';
import { jsonPart, optimiserPart, parametersPart, statePart } from './part-names';
import { fact, readTensors, type Tensors } from './read-tensors';
import { refusal } from './refusal';
import type { BestJson } from './run-json-schema';

/** What the parts of a model are read against. */
export interface ModelSource {
  readonly experiment: Experiment;
  readonly step: number;
  readonly pixels: number;
  /** Of a view file: parameters may be float16, and nothing else of a model is there. */
  readonly view: boolean;
  /** The bytes of a part; null where there is none. */
  bytes(part: string): Uint8Array | null;
}

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const parametersFacts = v.object({ step: fact(whole), settings: fact(v.unknown()) });
const optimiserFacts = v.object({ name: v.literal('adam'), count: fact(whole) });
const stateFacts = v.object({
  before: fact(v.nullable(v.object({ settings: v.unknown(), count: whole }))),
});
const bestFacts = v.object({
  step: fact(whole),
  temperature: fact(v.nullable(exactNumber)),
  settings: fact(v.unknown()),
  L: fact(exactNumber),
});

/** Settings within the ranges of their fields that a run of the experiment can come to: only live fields differ from its start. */
function settingsAt({ experiment }: ModelSource, id: ModelId, given: unknown, part: string): CommonSettings {
  const spec = specOf(id);
  const { values, notices } = readValues(spec.fields, given, '');
  const settings = values as unknown as CommonSettings;
  const start = startSettings(experiment).models[id].settings;
  const moved = Object.entries(spec.fields).find(
    ([name, { live }]) => !live && !sameValue(valueOf(values, name), valueOf(start, name)),
  );
  const [problem] = [...notices, ...spec.mend(settings).notices];
  if (problem !== undefined) throw refusal(part, 'settings that a run takes', problem);
  if (moved) throw refusal(part, `${moved[0]} of the experiment, which no move changes`, 'another');
  return settings;
}

function shapesOf({ pixels }: ModelSource, id: ModelId, settings: CommonSettings, part: string) {
  try {
    const shapes = networkShapes(specOf(id), settings, pixels);
    return new Map(shapes.map(({ name, shape }) => [name, shape] as const));
  } catch (error) {
    throw refusal(part, 'a net for these pictures', wordsOf(error));
  }
}

function partOf<S extends v.GenericSchema<unknown, unknown>>(source: ModelSource, part: string, schema: S) {
  const bytes = source.bytes(part);
  if (!bytes) throw refusal(part, 'this part', 'none');
  return readTensors(part, bytes, schema, source.view ? ['F32', 'F16'] : ['F32']);
}

type Shapes = ReturnType<typeof shapesOf>;

const momentsOf = (tensors: Tensors<unknown>, shapes: Shapes, before = '') => ({
  first: tensors.take(shapes, (name) => `${before}${name}/first`),
  second: tensors.take(shapes, (name) => `${before}${name}/second`),
});

function stateOf(source: ModelSource, id: ModelId): Pick<KeptModel, 'beforeResizing' | 'term2'> {
  const name = statePart(id);
  if (!source.bytes(name)) return { beforeResizing: null, term2: null };
  const state = partOf(source, name, stateFacts);
  const { before } = state.facts;
  const resized = (): Snapshot | null => {
    if (!before) return null;
    const settings = settingsAt(source, id, before.settings, name);
    const shapes = shapesOf(source, id, settings, name);
    const parameters = state.take(shapes, (tensor) => `before/${tensor}`);
    return { settings, parameters, ...momentsOf(state, shapes, 'before/'), updates: before.count };
  };
  const read = { beforeResizing: resized(), term2: state.list('term2') };
  state.end();
  return read;
}

/** An optimiser that begins anew. */
function noMoments(parameters: ParameterValues): Pick<Snapshot, 'first' | 'second' | 'updates'> {
  const zeros = () =>
    new Map([...parameters].map(([name, { length }]) => [name, new Float32Array(length)] as const));
  return { first: zeros(), second: zeros(), updates: 0 };
}

function optimiserOf(source: ModelSource, id: ModelId, shapes: Shapes) {
  const optimiser = partOf(source, optimiserPart(id), optimiserFacts);
  const moments = momentsOf(optimiser, shapes);
  optimiser.end();
  return { ...moments, updates: optimiser.facts.count };
}

export function readModel(source: ModelSource, id: ModelId): KeptModel {
  const name = parametersPart(id);
  const tensors = partOf(source, name, parametersFacts);
  if (tensors.facts.step !== source.step)
    throw refusal(name, `parameters of step ${source.step}`, `those of step ${tensors.facts.step}`);
  const settings = settingsAt(source, id, tensors.facts.settings, name);
  const shapes = shapesOf(source, id, settings, name);
  const parameters = tensors.take(shapes);
  tensors.end();
  const optimiser = source.view ? noMoments(parameters) : optimiserOf(source, id, shapes);
  const snapshot = { settings, parameters, ...optimiser };
  return { snapshot, ...stateOf(source, id) };
}

/** The best that a part of that name has. */
export function readBest(source: ModelSource, model: ModelId, part: string): ModelBest {
  const tensors = partOf(source, part, bestFacts);
  const { step, temperature, L: freeEnergy } = tensors.facts;
  if (step > source.step) throw refusal(part, `a best of step ${source.step} at most`, step);
  const settings = settingsAt(source, model, tensors.facts.settings, part);
  const best = {
    model,
    freeEnergy,
    step,
    temperature,
    settings,
    parameters: tensors.take(shapesOf(source, model, settings, part)),
  };
  tensors.end();
  return best;
}

/** What run.json says of a best that has no part. */
export function readListed(source: ModelSource, json: BestJson): DroppedBest {
  const { model, step, temperature, L: freeEnergy } = json;
  if (step > source.step) throw refusal(jsonPart, `a best of step ${source.step} at most`, step);
  return {
    model,
    freeEnergy,
    step,
    temperature,
    settings: settingsAt(source, model, json.settings, jsonPart),
  };
}
