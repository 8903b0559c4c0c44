/** What a list says of the run in hand, from the page's state and the file that was kept of it. Pure. */
import type { KeptFile } from '../engine/protocol';
import { defaultExperiment } from '../experiment/default-experiment';
import { differences } from '../experiment/difference';
import type { Experiment } from '../experiment/experiment';
import type { Pictures } from '../experiment/measurements';
import type { RunEntry } from '../runs/runs-protocol';
import { modelIds, type ModelId } from '../models/registry';
import { settingText } from '../experiment/setting-text';
import { valueOf } from '../schema/read-values';
import { shortNameOf } from './model-names';
import { modelsOn } from './settings';

/** More would be no summary. */
const MOST_WORDS = 6;

/** 'seed 7, R 33 (CG-BPEF)': what differs from the default experiment. */
function differenceWords(experiment: Experiment): string {
  /** By setting and value, whose it is; empty of a setting of the run. */
  const models = new Map<string, ModelId[]>();
  for (const { name, field, model } of differences(defaultExperiment(), experiment)) {
    const own = name.slice(name.indexOf('.') + 1);
    const value = valueOf(model === null ? experiment : experiment.models[model], own);
    const words = `${field.label} ${settingText(value)}`;
    models.set(words, [...(models.get(words) ?? []), ...(model === null ? [] : [model])]);
  }
  const found = [...models].map(([words, of]) =>
    of.length === 0 || of.length === modelIds.length ? words : `${words} (${of.map(shortNameOf).join(', ')})`,
  );
  if (found.length === 0) return 'default settings';
  const more = found.length - MOST_WORDS;
  return [...found.slice(0, MOST_WORDS), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

const movesWords = (moves: number): string[] =>
  moves === 0 ? [] : [moves === 1 ? '1 move' : `${moves} moves`];

/** The first picture of each, side by side. */
function thumbnailOf(rows: readonly Pictures[]): RunEntry['thumbnail'] {
  if (rows.length === 0) return null;
  const { width, height } = rows[0];
  const same = rows.filter((row) => row.width === width && row.height === height);
  const pixels = new Uint8Array(width * same.length * height);
  same.forEach((row, i) => {
    for (let y = 0; y < height; y++)
      pixels.set(row.pixels.subarray(y * width, (y + 1) * width), (y * same.length + i) * width);
  });
  return { width: width * same.length, height, pixels };
}

interface About {
  readonly id: string;
  /** Empty where nobody named it. */
  readonly name?: string;
  readonly tags?: readonly string[];
  readonly created: number;
  readonly now: number;
  readonly experiment: Experiment;
  /** How many it has, with those still to come. */
  readonly moves: number;
  readonly backend: { readonly name: string; readonly plan: string };
  readonly link: string;
  readonly pictures: readonly Pictures[];
}

export function runEntry(
  { step, budget, seconds, digest, L, dropped }: Omit<KeptFile, 'file' | 'milliseconds'>,
  { id, name = '', tags = [], created, now, experiment, moves, backend, link, pictures }: About,
): RunEntry {
  return {
    id,
    name,
    tags,
    created,
    changed: now,
    step,
    budget,
    models: modelsOn(experiment),
    L,
    dropped,
    difference: [differenceWords(experiment), ...movesWords(moves)].join(', '),
    seconds,
    backend: backend.name,
    plan: backend.plan,
    digest,
    thumbnail: thumbnailOf(pictures),
    parent: null,
    auto: name === '',
    link,
  };
}
