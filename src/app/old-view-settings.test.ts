/** What views' settings in old links mean: each key, its default, the texts that it takes and where its range ends stay as they were. */
import { describe, expect, it } from 'vitest';
import { readSettings, withSettings } from '../experiment/view-settings';
import { architectureFields } from '../views/architecture/architecture-settings';
import { auditFields } from '../views/audit/audit-settings';
import { labFields as concreteFields } from '../views/concrete/lab-settings';
import { labFields as divergenceFields } from '../views/divergence/lab-settings';
import { mapFields } from '../views/latent-map/map-settings';
import { tableFields } from '../views/table1/table-settings';
import type { Field, Fields } from '../schema/field';
import { valueOf } from '../schema/read-values';
import { printValue } from '../schema/value-text';
import { curveFields } from '../views/train/curves/curve-settings';
import { geometryFields } from '../views/geometry/geometry-settings';

/** Where each view declares its settings; Data has none. */
const declared = {
  train: curveFields,
  architecture: architectureFields,
  'latent-map': mapFields,
  concrete: concreteFields,
  divergence: divergenceFields,
  geometry: geometryFields,
  audit: auditFields,
  table1: tableFields,
} as const satisfies Readonly<Record<string, Fields>>;

const nodes =
  'y z x encoder-1 encoder-2 encoder-3 encoder-4 encoder-5 head prior term1 decoder-1 decoder-2 decoder-3 decoder-4 reconstruction term2';
const nodesOf = (model: string) => nodes.split(' ').map((node) => `${model}.${node}`);
const coefficients = ['0.5', '6', '0', '-8', '0', ...Array.from({ length: 15 }, () => '0')];

/** Texts by key, the default first; of a number the ends of its range follow. */
const texts: Readonly<Record<keyof typeof declared, Readonly<Record<string, string>>>> = {
  train: { part: 'settled whole half tenth', scale: 'linear log', bounds: 'off on' },
  architecture: { node: ['cg-bpef', 'gauss', 'categorical'].flatMap(nodesOf).join(' ') },
  'latent-map': { grid: 'on off', digits: 'on off' },
  concrete: {
    figure: '6 2 7 8',
    face: 'sampled exact difference',
    scale: 'off on',
    on: 'automatic gpu worker',
    panel: '5 1 16',
    alpha: '1-1-1 1 9999-9999-9999',
    T: '0.5 0.05 5',
    claim: 'none gaussian modes one-side mean skew-mean category variance variance-warm',
    Tz: '0.5 0.01 5',
    R: '101 2 1001',
    M: '5 1 20',
    ...Object.fromEntries(coefficients.map((text, i) => [`c${i + 1}`, `${text} -200 200`])),
  },
  divergence: {
    figure: '3 5 smooth',
    against: 'uniform relaxed',
    T: '0.5 0.05 0.1 0.2 0.3 0.4 0.6 0.8 1 1.2 1.5 2',
  },
  geometry: { pictures: '1000 200 5000' },
  audit: { model: 'all gauss categorical cg-bpef', pictures: '1000 all', K: '100 1000', bars: 'whole ends' },
  table1: {
    sort: 'binarised row paper here difference seeds minutes grey bound reported measured',
    down: 'off on',
    extra: 'on off',
  },
};

/** Outside a range: what is taken, and what is said of it. */
const outside: readonly (readonly [keyof typeof declared, string, string, string, string])[] = [
  ['concrete', 'panel', '17', '16', 'a whole number from 1 to 16, got 17'],
  [
    'concrete',
    'alpha',
    '0-20000',
    '1-9999',
    "1 to 3 whole numbers from 1 to 9999 joined by '-', got [0, 20000]",
  ],
  ['concrete', 'T', '0.01', '0.05', 'a number from 0.05 to 5, got 0.01'],
  ['concrete', 'Tz', '80', '5', 'a number from 0.01 to 5, got 80'],
  ['concrete', 'R', '1', '2', 'a whole number from 2 to 1001, got 1'],
  ['concrete', 'M', '0', '1', 'a whole number from 1 to 20, got 0'],
  ['concrete', 'c3', '-201', '-200', 'a number from -200 to 200, got -201'],
  [
    'divergence',
    'T',
    '0.55',
    '0.5',
    "one of 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.5, 2, got '0.55'",
  ],
  ['train', 'bounds', 'yes', 'off', "on or off, got 'yes'"],
  ['geometry', 'pictures', '300', '1000', "one of 200, 1000, 5000, got '300'"],
];

function nameOf(view: keyof typeof declared, key: string): string {
  const found = Object.entries<Field>(declared[view]).find(([, field]) => field.link === key);
  if (!found) throw new Error(`${view}.${key}: expected a field with this key, got none`);
  return found[0];
}

/** What a view takes from one setting of a link, as the text of its value, and what the view then writes for it. */
function taken(view: keyof typeof declared, key: string, text: string) {
  const fields: Fields = declared[view];
  const name = nameOf(view, key);
  const { values, notices } = readSettings(view, fields, { [`${view}.${key}`]: text });
  const value = valueOf(values, name);
  return { text: printValue(value), notices, written: withSettings(view, fields, {}, { [name]: value }) };
}

describe.each(Object.entries(texts))('settings of %s', (name, keys) => {
  const view = name as keyof typeof declared;

  it.each(Object.entries(keys))('have %s at its default where a link leaves it out', (key, all) => {
    const { values, notices } = readSettings(view, declared[view], {});
    expect(notices).toEqual([]);
    expect(printValue(valueOf(values, nameOf(view, key)))).toBe(all.split(' ')[0]);
  });

  it.each(Object.entries(keys))('take for %s %s, and write all but the first', (key, all) => {
    all.split(' ').forEach((text, i) => {
      const written = i === 0 ? {} : { [`${view}.${key}`]: text };
      expect(taken(view, key, text)).toEqual({ text, notices: [], written });
    });
  });
});

it.each(outside)('%s.%s=%s is read as %s', (view, key, text, nearest, expected) => {
  const { text: read, notices } = taken(view, key, text);
  expect(read).toBe(nearest);
  expect(notices).toEqual([`${view}.${key}: expected ${expected}; took ${nearest}.`]);
});
