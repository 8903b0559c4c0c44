/** A run out of the command line's JSON (definition 15) that somebody brought: nothing of it is believed before it is read here. Pure. */
import * as v from 'valibot';
import { currentHistory, runMigrations } from '../../experiment/migrations';
import { readExperiment } from '../../experiment/read-experiment';
import { readMove } from '../../experiment/read-move';
import type { Move } from '../../experiment/experiment';
import { modelIds, type ModelId } from '../../models/registry';
import { comparedModel, type ComparedModel, type ComparedRun } from './compared-run';

/** Columns are float32: a larger number would be Infinity in them, which nobody measured. */
const LARGEST = (2 - 2 ** -23) * 2 ** 127;

/** Numbers that JSON has no number for stand in it as texts, or as null. */
const number = v.union([
  v.pipe(v.number(), v.minValue(-LARGEST), v.maxValue(LARGEST)),
  v.pipe(
    v.nullable(v.picklist(['NaN', 'Infinity', '-Infinity', '-0'])),
    v.transform((text) => Number(text ?? NaN)),
  ),
]);
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const terms = v.object({ term1: number, term2: number });
const mean = v.object({ freeEnergy: v.object({ mean: number }) });

const modelSchema = v.object({
  curve: v.object({ step: v.array(whole), term1: v.array(number), term2: v.array(number) }),
  validation: v.array(v.object({ step: whole, validation: terms })),
  test: v.optional(v.nullable(terms), null),
  millisecondsPerStep: v.optional(number, NaN),
  audit: v.optional(v.nullable(v.object({ paper: mean, hard: v.nullable(mean) })), null),
});

const recordSchema = v.object({
  experiment: v.record(v.string(), v.unknown()),
  moves: v.array(v.unknown()),
  backend: v.optional(v.object({ name: v.string(), plan: v.optional(v.string(), '') }), {
    name: '',
    plan: '',
  }),
  models: v.record(v.string(), v.unknown()),
});

type ModelJson = v.InferOutput<typeof modelSchema>;

const rises = (steps: readonly number[]): boolean => steps.every((step, i) => i === 0 || step > steps[i - 1]);

/** Throws in words, without the file's name. */
function checked<S extends v.GenericSchema>(schema: S, json: unknown, where: string): v.InferOutput<S> {
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const place = [where, ...(issue.path?.map(({ key }) => String(key)) ?? [])].filter((part) => part !== '');
  throw new Error(
    `expected the JSON of a run (definition 15), got ${issue.received} as ${place.join('.') || 'all of it'}; npm run train -- --json writes one`,
  );
}

function readModel(id: ModelId, json: unknown): ModelJson {
  const model = checked(modelSchema, json, `models.${id}`);
  const { step, term1, term2 } = model.curve;
  if (term1.length !== step.length || term2.length !== step.length)
    throw new Error(
      `expected as many terms as steps in the curve of ${id}, got others; npm run train -- --json writes them`,
    );
  if (!rises(step) || !rises(model.validation.map((one) => one.step)))
    throw new Error(
      `expected rising steps in the curves of ${id}, got others; npm run train -- --json writes them`,
    );
  return model;
}

function comparedOf({ curve, validation, test, audit }: ModelJson): ComparedModel {
  return comparedModel({
    curve: {
      step: Float64Array.from(curve.step),
      term1: Float32Array.from(curve.term1),
      term2: Float32Array.from(curve.term2),
    },
    evaluations: validation,
    test,
    bound: audit ? (audit.hard ?? audit.paper).freeEnergy.mean : null,
  });
}

function readMoves(given: readonly unknown[], version: number) {
  const read = given.map((one) =>
    readMove(runMigrations(currentHistory, version, one, (migration, value) => migration.move(value))),
  );
  const moves: Move[] = read.flatMap(({ move }) => move ?? []);
  return { moves, notices: read.flatMap(({ notices }) => notices) };
}

/** Of the sweep that the runs beside it are of: it holds no run itself. */
const isSweep = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'kind' in json && json.kind === 'sweep';

interface RecordRead {
  readonly run: ComparedRun;
  /** What of its settings and moves is not as the file says it. */
  readonly notices: readonly string[];
}

/** Null of the file of a sweep. Throws in words, without the file's name. */
export function readRecord(text: string, key: string, title: string): RecordRead | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('expected JSON, got a damaged text; copy the file again');
  }
  if (isSweep(json)) return null;
  const record = checked(recordSchema, json, '');
  const known = modelIds.filter((id) => Object.hasOwn(record.models, id));
  if (known.length === 0)
    throw new Error(`expected one of the models ${modelIds.join(', ')}, got none of them`);
  const { experiment, notices } = readExperiment(record.experiment);
  const { moves, notices: ofMoves } = readMoves(record.moves, experiment.version);
  const read = known.map((id) => [id, readModel(id, record.models[id])] as const);
  const models = new Map(read.map(([id, model]) => [id, comparedOf(model)]));
  const step = Math.max(0, ...[...models.values()].map(({ minibatch }) => minibatch.step.at(-1) ?? 0));
  const seconds = read.reduce(
    (sum, [, { millisecondsPerStep, curve }]) =>
      sum + (millisecondsPerStep * (curve.step.at(-1) ?? 0)) / 1000,
    0,
  );
  const { name, plan } = record.backend;
  const run: ComparedRun = {
    key,
    title,
    experiment,
    moves,
    start: null,
    step,
    budget: Math.max(step, experiment.steps),
    backend: [name, plan].filter((part) => part !== '').join(', '),
    seconds: Number.isFinite(seconds) ? seconds : null,
    models,
    asked: null,
  };
  return { run, notices: [...notices, ...ofMoves] };
}
