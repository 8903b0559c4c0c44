/** A run under a name of its own that goes on where it was: its record once it is done, its run file until then. Looks and checks; trains and removes nothing. */
import { constants, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Experiment, Move } from '../experiment/experiment';
import { inOrder } from '../experiment/live-settings';
import type { TestFigures } from '../experiment/measurements';
import { readExperiment } from '../experiment/read-experiment';
import { modelIds } from '../models/registry';
import type { RunRecord } from '../training/run-contract';
import { openOwn } from './open-dataset';
import type { TrainOptions } from './options';
import { otherSettings } from './other-settings';
import { textOf } from './read-text';
import { isThere, readRun, type ReadRun } from './run-files';

type Standing =
  | { readonly at: 'end'; readonly record: RunRecord }
  | { readonly at: 'step'; readonly run: ReadRun }
  | { readonly at: 'start' };

export const recordPath = (name: string): string => `${name}.json`;
export const runPath = (name: string): string => `${name}.zip`;

type Wanted = Pick<TrainOptions, 'experiment' | 'moves' | 'audit'>;

/** The experiment as records name it: pictures of one's own are called by what is in them. */
export async function namedExperiment({
  experiment,
  own,
}: Pick<TrainOptions, 'experiment' | 'own'>): Promise<Experiment> {
  return own === null ? experiment : { ...experiment, dataset: (await openOwn(own)).name };
}

/** Throws where a file is of another run than the one that is asked for. */
function check(
  path: string,
  { experiment, moves }: Wanted,
  got: { readonly experiment: Experiment; readonly moves: readonly Move[] },
): void {
  const other = otherSettings(experiment, got.experiment, moves.length > 0);
  if (JSON.stringify(inOrder(moves)) !== JSON.stringify(inOrder(got.moves))) other.push('moves');
  if (other.length > 0)
    throw new Error(
      `${path}: expected the run that is asked for, got one with other ${other.join(', ')}; move it away, or choose another folder`,
    );
}

function parse(path: string, text: string): RunRecord {
  const refused = (got: string) =>
    new Error(`${path}: expected the record of a run, got ${got}; move it away to train it again`);
  let json: Partial<RunRecord> | null;
  try {
    json = JSON.parse(text);
  } catch {
    throw refused('no JSON');
  }
  if (!json?.experiment || !json.moves || !json.models) throw refused('something else');
  const { experiment } = readExperiment(json.experiment);
  return { experiment, moves: json.moves, models: json.models };
}

/** Of its models that have test figures. */
export const recordedFigures = ({ models }: RunRecord): TestFigures[] =>
  modelIds.flatMap((model) => {
    const test = models[model]?.test;
    return test ? [{ ...test, model }] : [];
  });

/** Of the models that were tested: one that a move switched off has neither. */
const isAudited = ({ models }: RunRecord): boolean =>
  Object.values(models).every(({ test, audit }) => test === null || audit !== undefined);

/** Where the run of that name stands. Rejects with an Error where it is another one, in words with the way out. */
export async function standingOf(name: string, wanted: Wanted): Promise<Standing> {
  const path = recordPath(name);
  const text = await textOf(path);
  if (text !== null) {
    const record = parse(path, text);
    check(path, wanted, record);
    if (wanted.audit && !isAudited(record))
      throw new Error(
        `${path}: expected a run with its audit, got one without; leave out --audit, or move it away to train it again`,
      );
    return { at: 'end', record };
  }
  if (!(await isThere(runPath(name)))) return { at: 'start' };
  const run = await readRun(runPath(name));
  check(runPath(name), wanted, run.kept);
  return { at: 'step', run };
}

/** Makes the folder of a name. Rejects with an Error where it cannot be written to. */
export async function makeRoom(name: string): Promise<void> {
  const folder = dirname(name);
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  if (!(await isThere(folder, constants.W_OK)))
    throw new Error(`${folder}: expected a folder that can be written to, got none; name another`);
}
