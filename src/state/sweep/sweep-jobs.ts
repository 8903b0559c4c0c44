/** What a sweep asks for as jobs: an experiment each, with its name; or what is wrong with it, in words. Pure. */
import { decodeLink } from '../../experiment/decode-link';
import { encodeLink } from '../../experiment/encode-link';
import { runFields, type Experiment } from '../../experiment/experiment';
import { everyField } from '../../experiment/every-field';
import { modelFields } from '../../experiment/model-fields';
import { changingNoRun } from '../../experiment/sweep/changes-no-run';
import { modelsShown } from '../../experiment/most-on';
import { everyCombination, firstTwice } from '../../experiment/sweep/every-combination';
import { modelIds, type ModelId } from '../../models/registry';
import type { AnyValue, Field } from '../../schema/field';
import { readText } from '../../schema/read-value';
import { valueOf } from '../../schema/read-values';
import { printValue } from '../../schema/value-text';
import { readTyped } from '../../ui/typed-number';
import { shortNameOf } from '../model-names';
import { modelsOn, withModelSetting, withRunSetting } from '../settings';
import { waiting, type Sweep } from './sweep-queue';

/** More would take days, and space that a browser may not have. */
const MOST_JOBS = 50;

/** T is no setting of a run, models are switched on as a whole, and seeds have boxes of their own. Typed texts have commas in them. */
const notSwept: readonly string[] = ['temperature', 'on', 'seed'];

/** The fields that can be swept, in the order of the settings. */
export const sweptFields: readonly (readonly [string, Field])[] = everyField.filter(
  ([name, { kind }]) => !notSwept.includes(name) && kind !== 'text',
);

const fieldNamed = (name: string): Field | undefined => sweptFields.find(([swept]) => swept === name)?.[1];

const ownersOf = (name: string): readonly ModelId[] =>
  modelFields.find((field) => field.name === name)?.models ?? modelIds;

/** Those of settings that shown models have: the others change nothing that the page shows. */
export const sweptFieldsOf = (experiment: Experiment): readonly (readonly [string, Field])[] =>
  sweptFields.filter(([name]) => ownersShown(experiment, name).length > 0);

function ownersShown({ models }: Experiment, name: string): readonly ModelId[] {
  const shown = modelsShown(models);
  return ownersOf(name).filter((id) => shown.includes(id));
}

/** 'Grid points (CG-BPEF)': its models, where not all that are shown have it. */
export function fieldTitle(experiment: Experiment, name: string): string {
  const owners = ownersShown(experiment, name);
  const whose =
    owners.length === modelsShown(experiment.models).length ? '' : ` (${owners.map(shortNameOf).join(', ')})`;
  return `${fieldNamed(name)?.label ?? name}${whose}`;
}

/** As a person asks for it. */
export interface SweepWish {
  readonly from: number;
  readonly to: number;
  /** Empty where seeds alone vary. */
  readonly field: string;
  /** '0.2, 0.5, 0.8'. */
  readonly values: string;
}

export interface SweepJob {
  readonly experiment: Experiment;
  /** Null where seeds alone vary. */
  readonly value: AnyValue | null;
  readonly seed: number;
  /** 'Sweep: Tmin 0.2, seed 3'. */
  readonly name: string;
}

interface Planned {
  readonly ok: true;
  readonly sweep: Sweep;
  readonly jobs: readonly SweepJob[];
  /** What was mended in its jobs' settings. */
  readonly notices: readonly string[];
}

type Plan = Planned | { readonly ok: false; readonly problem: string };

interface Axes {
  readonly seeds: readonly number[];
  readonly field: string | null;
  readonly values: readonly AnyValue[];
}

/** Seed by seed, so that every value has one before any has two. */
function jobsWith(base: Experiment, { seeds, field, values }: Axes) {
  const notices: string[] = [];
  const rows = everyCombination<AnyValue | null>([seeds, field === null ? [null] : values]);
  const jobs = rows.map(([seed, value]): SweepJob => {
    const seeded = withRunSetting(base, 'seed', seed as number);
    const link = field === null ? '' : (fieldNamed(field)?.link ?? field);
    const name = `Sweep: ${value === null ? '' : `${link} ${printValue(value)}, `}seed ${seed}`;
    if (field === null || value === null)
      return { experiment: seeded, value: null, seed: seed as number, name };
    if (field in runFields)
      return { experiment: withRunSetting(seeded, field, value), value, seed: seed as number, name };
    const set = withModelSetting(seeded, field, value);
    notices.push(...set.notices);
    return { experiment: set.experiment, value, seed: seed as number, name };
  });
  return { jobs, notices: [...new Set(notices)] };
}

/** The jobs of a sweep that was planned before; null where its link or its values cannot be read any more. */
export function jobsOf({ base, seeds, varied, records }: Sweep): readonly SweepJob[] | null {
  const { experiment, notices } = decodeLink(base);
  if (notices.length > 0) return null;
  const field = varied && fieldNamed(varied.field);
  if (varied && !field) return null;
  // Before they are made: nobody vouches for how many a kept text says.
  const count = seeds.length * (varied ? varied.values.length : 1);
  if (count !== records.length || count > MOST_JOBS) return null;
  const readings = (varied?.values ?? []).map((text) => readText(field!, text));
  if (readings.some(({ problem }) => problem !== undefined)) return null;
  const values = readings.map(({ value }) => value as AnyValue);
  return jobsWith(experiment, { seeds, field: varied?.field ?? null, values }).jobs;
}

/** A mended value is another than the one that was asked for. */
function notTaken({ experiment, value }: SweepJob, field: string): ModelId | undefined {
  if (field in runFields) return undefined;
  const owners = ownersOf(field).filter((id) => experiment.models[id].on);
  return owners.find(
    (id) => printValue(valueOf(experiment.models[id], field) as AnyValue) !== printValue(value!),
  );
}

function valuesFault(base: Experiment, jobs: readonly SweepJob[], field: string): string | null {
  const title = fieldTitle(base, field);
  const runs = jobs.map(({ experiment, value, seed }) => ({ experiment, moves: [], values: [value, seed] }));
  const values = new Set(jobs.map(({ value }) => printValue(value!)));
  if (values.size > 1 && changingNoRun(runs, [0]).length > 0)
    return `${title}: expected values that change a run, got ${[...values].join(', ')}, which train the same; switch a model on that has it.`;
  const refused = jobs.flatMap((job) => {
    const model = notTaken(job, field);
    return model === undefined ? [] : [{ job, model }];
  })[0];
  if (!refused) return null;
  const { experiment, value } = refused.job;
  const taken = printValue(valueOf(experiment.models[refused.model], field) as AnyValue);
  return `${title}: expected values that fit the other settings, got ${printValue(value!)}; ${shortNameOf(refused.model)} would take ${taken}.`;
}

function seedsOf({ from, to }: SweepWish): readonly number[] | string {
  if (to < from) return `Seeds: expected a last seed from ${from} on, got ${to}.`;
  const count = to - from + 1;
  if (count > MOST_JOBS) return `Seeds: expected at most ${MOST_JOBS}, got ${count}; train fewer at a time.`;
  return Array.from({ length: count }, (_, i) => from + i);
}

/** As typed; the text itself where it is no number. */
function typedText(field: Field, text: string): string {
  if (field.kind !== 'number' && field.kind !== 'integer') return text;
  const { value } = readTyped(text, { ...field, whole: field.kind === 'integer' });
  return value === null ? text : String(value);
}

/** '0,5' is two values, or one with a decimal comma: where the field allows that one, nobody knows. */
function isOneNumber(field: Field, text: string): boolean {
  if (!/^[^\s;]*\d,\d[^\s;]*$/.test(text.trim())) return false;
  const typed = typedText(field, text);
  return typed !== text && readText(field, typed).problem === undefined;
}

function valuesIn(field: Field, title: string, text: string): readonly AnyValue[] | string {
  if (isOneNumber(field, text)) {
    const parts = text.trim().split(',');
    return `${title}: ${text.trim()} can be read as ${parts.join(' and ')}, or as ${typedText(field, text)}. Write ${parts.join(', ')}, or ${typedText(field, text)}.`;
  }
  const texts = text
    .split(text.includes(';') ? ';' : ',')
    .map((one) => typedText(field, one.trim()))
    .filter((one) => one !== '');
  if (texts.length === 0) return `${title}: expected values with commas between them, got none.`;
  const values: AnyValue[] = [];
  for (const one of texts) {
    const { value, problem } = readText(field, one);
    if (problem !== undefined) return `${title}: ${problem}.`;
    values.push(value as AnyValue);
  }
  const twice = firstTwice(values.map(printValue));
  return twice === undefined ? values : `${title}: expected each value once, got ${twice} twice.`;
}

/** `tag` is of all its runs. */
export function planSweep(base: Experiment, wish: SweepWish, tag: string): Plan {
  const no = (problem: string): Plan => ({ ok: false, problem });
  if (modelsOn(base).length === 0) return no('Models: expected one that is on, got none.');
  const seeds = seedsOf(wish);
  if (typeof seeds === 'string') return no(seeds);
  const field = wish.field === '' ? null : wish.field;
  const declared = field === null ? undefined : fieldNamed(field);
  if (field !== null && !declared) return no(`Field: expected one of the settings, got ${field}.`);
  const values = declared ? valuesIn(declared, fieldTitle(base, field!), wish.values) : [];
  if (typeof values === 'string') return no(values);
  const count = seeds.length * Math.max(1, values.length);
  if (count > MOST_JOBS)
    return no(`Sweep: expected at most ${MOST_JOBS} runs, got ${count}; list fewer values or seeds.`);
  const { jobs, notices } = jobsWith(base, { seeds, field, values });
  const fault = field === null ? null : valuesFault(base, jobs, field);
  if (fault !== null) return no(fault);
  const sweep: Sweep = {
    tag,
    base: encodeLink(base, []),
    seeds,
    varied: field === null ? null : { field, values: values.map(printValue) },
    records: jobs.map(() => waiting),
  };
  return { ok: true, sweep, jobs, notices };
}
