/** run.json of a run file as facts and the plain half of a run; steps, moves and curves are checked against each other here. Pure. */
import * as v from 'valibot';
import type { Experiment, Move } from '../../experiment/experiment';
import { currentHistory, runMigrations } from '../../experiment/migrations';
import { readExperiment } from '../../experiment/read-experiment';
import { readMove } from '../../experiment/read-move';
import type { ModelId } from '../../models/registry';
import type { KeptHistory, KeptRun } from '../kept-run';
import { checked, parsed } from './checked';
import { floatsOf } from './exact-number';
import { jsonPart as part } from './part-names';
import { refusal } from './refusal';
import type { RunFacts } from './run-facts';
import { runFormat, runKind } from './run-format';
import { factsSchema, runSchema, type BestJson, type HistoryJson } from './run-json-schema';

/** More than three models' curves of a million steps; what it keeps out is a file that asks for memory. */
const mostJson = 2 ** 28;

type RunJson = Omit<KeptRun, 'models' | 'bests' | 'dropped'> & {
  /** Not yet read against the models. */
  readonly dropped: readonly BestJson[];
  /** Of a view file: bests whose parameters are their model's. */
  readonly present: readonly BestJson[];
  readonly facts: RunFacts;
  /** Names of the file's other parts. */
  readonly parts: readonly string[];
};

const formatSchema = v.object({ kind: v.optional(v.unknown()), format: v.optional(v.unknown()) });

export function readRunJson(bytes: Uint8Array): RunJson {
  if (bytes.length > mostJson) throw refusal(part, `at most ${mostJson} bytes`, bytes.length);
  const json = parsed(bytes, part);
  checkFormat(json);
  const facts: RunFacts = checked(factsSchema, json, part);
  const { step, budget, evaluatedAt, testedAt, parts, dropped, ...read } = checked(runSchema, json, part);
  const experiment = experimentAt(read.experiment);
  const moves = movesAt(read.moves, experiment.version);
  if (!(experiment.steps <= budget))
    throw refusal(part, `a budget of at least ${experiment.steps} steps`, budget);
  for (const [name, value, most] of [
    ['step', step, budget],
    ['evaluatedAt', evaluatedAt, step],
    ['testedAt', testedAt, step],
  ] as const)
    if (value > most) throw refusal(part, `at most ${most} as ${name}`, value);
  const history = new Map(
    Object.entries(read.models).map(([id, one]) => [
      id as ModelId,
      historyAt(id as ModelId, one, step, experiment),
    ]),
  );
  const start = facts.view?.sha256 ?? read.start;
  const run = { experiment, moves, step, budget, start, evaluatedAt, testedAt, history };
  const told = facts.view ? { ...facts, began: read.start } : facts;
  return { facts: told, ...run, parts, dropped, present: read.view?.bests ?? [] };
}

function checkFormat(json: unknown): void {
  const { kind, format } = checked(formatSchema, json, part);
  if (kind !== runKind) throw refusal(part, `the kind '${runKind}'`, JSON.stringify(kind ?? null));
  if (typeof format === 'number' && format > runFormat)
    throw refusal(
      part,
      `format ${runFormat}`,
      `format ${format} of a newer version`,
      'load the page anew, or update the program',
    );
  if (format !== runFormat) throw refusal(part, `format ${runFormat}`, JSON.stringify(format ?? null));
}

/** A value brought into range would be another run than the one that was trained. */
function experimentAt(given: unknown): Experiment {
  const { experiment, notices } = readExperiment(given);
  if (notices.length > 0) throw refusal(part, 'an experiment within the ranges of its fields', notices[0]);
  return experiment;
}

/** More moves than a hand makes in a day. */
const MOST_MOVES = 10_000;

function movesAt(given: readonly unknown[], version: number): Move[] {
  if (given.length > MOST_MOVES) throw refusal(part, `at most ${MOST_MOVES} moves`, given.length);
  return given.map((one) => {
    const { move, notices } = readMove(
      runMigrations(currentHistory, version, one, (migration, value) => migration.move(value)),
    );
    if (!move || notices.length > 0) throw refusal(part, 'moves of live fields in range', notices[0]);
    return move;
  });
}

function historyAt(id: ModelId, json: HistoryJson, step: number, experiment: Experiment): KeptHistory {
  const { curve, validation, test, audit, milliseconds, trained } = json;
  const steps = curveSteps(curve.step);
  if (!steps || (steps.at(-1) ?? 0) > step)
    throw refusal(part, `rising steps from 1 to ${step} as the curve of ${id}`, 'others');
  const column = (given: unknown): number[] => {
    const values = floatsOf(given);
    if (values?.length === steps.length) return values;
    throw refusal(part, `${steps.length} numbers in each column of the curve of ${id}`, 'others');
  };
  const late = [...validation, test, audit].find((measured) => (measured?.step ?? 0) > step);
  if (late) throw refusal(part, `figures of ${id} of step ${step} at most`, `some of step ${late.step}`);
  if (audit && audit.model !== id) throw refusal(part, `an audit of ${id}`, `one of ${audit.model}`);
  const { latent } = experiment.models[id];
  return {
    curve: { step: steps, term1: column(curve.term1), term2: column(curve.term2) },
    evaluations: validation.map((point) => {
      const kl = floatsOf(point.klByDimension);
      if (kl?.length !== latent) throw refusal(part, `${latent} numbers as klByDimension of ${id}`, 'others');
      return { model: id, ...point, klByDimension: Float32Array.from(kl) };
    }),
    test: test && { model: id, ...test },
    audit: audit ?? null,
    milliseconds,
    trained,
  };
}

/** Rising whole numbers from 1; null of anything else. */
function curveSteps(given: unknown): number[] | null {
  if (!Array.isArray(given)) return null;
  let last = 0;
  for (const value of given as unknown[]) {
    if (!Number.isSafeInteger(value) || (value as number) <= last) return null;
    last = value as number;
  }
  return given as number[];
}
