/** In which settings runs differ, and how well each did: the rows of two tables. Pure. */
import { differences } from '../../experiment/difference';
import type { Move } from '../../experiment/experiment';
import { runFields } from '../../experiment/experiment';
import { firstDifference } from '../../experiment/first-difference';
import { inOrder } from '../../experiment/live-settings';
import { modelFields } from '../../experiment/model-fields';
import { settingText } from '../../experiment/setting-text';
import { modelIds, type ModelId } from '../../models/registry';
import type { Field } from '../../schema/field';
import { valueOf } from '../../schema/read-values';
import { nameOf, shortNameOf } from '../../state/model-names';
import { formatCount, formatDuration, formatNats } from '../../ui/format';
import { moveText } from '../move-text';
import type { ComparedModel, ComparedRun } from './compared-run';

export interface Row {
  readonly label: string;
  /** A run each, in their order. */
  readonly values: readonly string[];
}

interface Differing {
  readonly rows: readonly Row[];
  /** What is the same everywhere, with its value. */
  readonly same: readonly { readonly label: string; readonly value: string }[];
}

type Compared = Pick<ComparedRun, 'experiment' | 'moves' | 'start'>;

interface Setting {
  readonly name: string;
  readonly field: Field;
  /** Null of the run's own. */
  readonly model: ModelId | null;
}

const isOn = ({ experiment }: Compared, id: ModelId): boolean => experiment.models[id].on;

/** Of the run, and of every model that any run has on. Whether a model is on matters where some have it off. */
function settingsOf(runs: readonly Compared[]): Setting[] {
  const used = modelIds.filter((id) => runs.some((run) => isOn(run, id)));
  const own = Object.entries<Field>(runFields).map(([name, field]) => ({ name, field, model: null }));
  const ofModels = modelFields.flatMap(({ name, field, models }) =>
    used.filter((id) => models.includes(id)).map((id) => ({ name: `${id}.${name}`, field, model: id })),
  );
  return [...own, ...ofModels];
}

function valueIn({ experiment }: Compared, { name, model }: Setting): string {
  const own = name.slice(name.indexOf('.') + 1);
  const value = valueOf(model === null ? experiment : experiment.models[model], own);
  return value === undefined ? '–' : settingText(value);
}

/** What of a model that is off has no effect. */
const shownIn = (run: Compared, setting: Setting): string =>
  setting.model !== null && setting.field !== onField && !isOn(run, setting.model)
    ? '–'
    : valueIn(run, setting);

const onField = modelFields.find(({ name }) => name === 'on')?.field;

/** Settings of several models with the same values in all runs are one row. */
function merged(settings: readonly Setting[], all: readonly Setting[], runs: readonly Compared[]): Row[] {
  const found = new Map<string, { readonly of: Setting[]; readonly values: string[] }>();
  for (const setting of settings) {
    const values = runs.map((run) => shownIn(run, setting));
    // Each model has a switch of its own.
    const apart = setting.field === onField ? setting.name : setting.name.replace(/^.*\./, '');
    const key = JSON.stringify([apart, values]);
    const entry = found.get(key) ?? { of: [], values };
    entry.of.push(setting);
    found.set(key, entry);
  }
  const count = (field: Field) => all.filter((setting) => setting.field === field).length;
  return [...found.values()].map(({ of, values }) => {
    const [{ field, model }] = of;
    if (field === onField && model !== null) return { label: nameOf(model), values };
    const models = of.flatMap((setting) => (setting.model === null ? [] : [shortNameOf(setting.model)]));
    const isWhole = of.length === count(field) && of.length > 1;
    const whose = models.length === 0 || isWhole ? '' : ` (${models.join(', ')})`;
    return { label: field.label + whose, values };
  });
}

/** Moves told of a run; the rest are counted. */
const MOST_MOVES = 5;

function movesText(moves: readonly Move[]): string {
  if (moves.length === 0) return 'none';
  const told = inOrder(moves).slice(0, MOST_MOVES);
  const texts = told.map((move) => `step ${formatCount(move.step)}: ${moveText(move)}`);
  const more = moves.length - told.length;
  return [...texts, ...(more > 0 ? [`${formatCount(more)} more`] : [])].join('; ');
}

const startText = ({ start }: Compared): string =>
  start === null ? 'initial weights' : `parameters ${start.slice(0, 12)}…`;

export function differing(runs: readonly Compared[]): Differing {
  const settings = settingsOf(runs);
  const [first, ...others] = runs;
  const names = new Set(
    others.flatMap((run) => differences(first.experiment, run.experiment).map(({ name }) => name)),
  );
  const isDifferent = (setting: Setting) => names.has(setting.name);
  const rows = merged(settings.filter(isDifferent), settings, runs);
  const same = merged(
    settings.filter((setting) => !isDifferent(setting)),
    settings,
    [first],
  ).map(({ label, values }) => ({ label, value: values[0] }));
  const startsDiffer = others.some(({ start }) => start !== first.start);
  const movesDiffer = others.some((run) => firstDifference(first.moves, run.moves) !== Infinity);
  const began = { label: 'Began from', values: runs.map(startText), differs: startsDiffer };
  const moves = { label: 'Moves', values: runs.map((run) => movesText(run.moves)), differs: movesDiffer };
  for (const { label, values, differs } of [began, moves])
    if (differs) rows.push({ label, values });
    else same.push({ label, value: values[0] });
  return { rows, same };
}

const figures: readonly (readonly [string, (model: ComparedModel) => number | null | undefined])[] = [
  ['L, validation', ({ validated }) => validated && validated.term1 + validated.term2],
  ['term1, validation', ({ validated }) => validated?.term1],
  ['term2, validation', ({ validated }) => validated?.term2],
  ['L, test', ({ test }) => test && test.term1 + test.term2],
  ['True bound', ({ bound }) => bound],
];

/** A row that no run has a number for is left out. */
export function resultRows(runs: readonly ComparedRun[]): Row[] {
  const ofRuns: Row[] = [
    {
      label: 'Step',
      values: runs.map(({ step, budget }) => `${formatCount(step)} of ${formatCount(budget)}`),
    },
    {
      label: 'Time training',
      values: runs.map(({ seconds }) => (seconds === null ? '–' : formatDuration(seconds))),
    },
    { label: 'Backend', values: runs.map(({ backend }) => backend || '–') },
  ];
  const ofModels = modelIds.flatMap((id) =>
    figures.map(([label, read]) => ({
      label: `${shortNameOf(id)}: ${label}`,
      values: runs.map(({ models }) => {
        const model = models.get(id);
        return formatNats(model && read(model));
      }),
    })),
  );
  return [...ofRuns, ...ofModels].filter(({ values }) => values.some((value) => value !== '–'));
}
