/** Short links open what their long ones do, and name what there is where they name what there is not. */
import { describe, expect, it } from 'vitest';
import { decodeLink, type DecodedLink } from './decode-link';
import { defaultExperiment } from './default-experiment';
import { encodeLink } from './encode-link';
import { mayBeShort, shortKeys } from './short-link';
import { shipped } from './shipped';
import { trialGroups } from './trials';

const read = (text: string): DecodedLink => decodeLink(text, null, undefined, shipped);

const items = shortKeys.flatMap((key) =>
  [...shipped[key]].map(([id, item]) => [`${key}=${id}`, item] as const),
);

describe.each(items)('#%s', (short, { experiment, moves }) => {
  const long = encodeLink(experiment, moves);

  it('opens what its long link does', () => {
    expect(read(`#${short}`)).toEqual(read(long));
    expect(read(`#v=1&${short}`)).toEqual(read(long));
    expect(read(`#${short}`).notices).toEqual([]);
  });

  it('travels', () => {
    for (const text of [
      `#${short})`,
      `#${short}.`,
      encodeURIComponent(short),
      ` https://example.org/%23${short}\n`,
    ])
      expect(read(text)).toEqual(read(long));
    for (const text of [`#${short}`, `#${encodeURIComponent(short)}`, `#v=1&amp;${short}`])
      expect(mayBeShort(text)).toBe(true);
  });
});

it('everything to try and every row has one, and ids that were shipped stay', () => {
  const ids = shortKeys.flatMap((key) => [...shipped[key].keys()]);
  expect(ids).toEqual(
    expect.arrayContaining(trialGroups.flatMap(({ trials }) => trials.map(({ id }) => id))),
  );
  expect(ids).toEqual(
    expect.arrayContaining([
      'collapse',
      'hot',
      'three-categories',
      'cg-bpef-L1-T0.5',
      'svhn-gauss-L10',
      'gauss-L1',
    ]),
  );
  for (const id of ids) expect(id).toMatch(/^[\w.-]*\w$/);
});

describe('beside a short name', () => {
  it('stands what is to be shown, or another setting', () => {
    const { experiment, view } = read('#try=collapse&view=concrete&concrete.T=0.3&digit=7&seed=3&gauss.d=5');
    expect(view).toMatchObject({ name: 'concrete', settings: { 'concrete.T': '0.3' }, digit: 7 });
    expect(experiment).toMatchObject({ seed: 3, steps: 1500, models: { gauss: { latent: 5, klWeight: 4 } } });
  });

  it('a version that is wrong, and a key that is not known, are told', () => {
    expect(read('#try=hot&v=7&lesson=4').notices).toEqual([
      expect.stringContaining('version: expected at most 1, got 7'),
      "link: 'lesson' is not known here; passed on unread.",
    ]);
  });
});

describe('a name that nothing has', () => {
  it.each(shortKeys)('%s: is told with those that there are, and opens the default', (key) => {
    const { experiment, moves, notices, unknown } = read(`#${key}=toString`);
    expect([experiment, moves, unknown]).toEqual([defaultExperiment(), [], []]);
    expect(notices).toEqual([
      `${key}: expected one of ${[...shipped[key].keys()].join(', ')}, got 'toString'; took the default experiment.`,
    ]);
  });

  it('or two names: takes one and says so', () => {
    const { experiment, notices } = read('#row=gauss-L1&try=hot');
    expect(experiment).toEqual(shipped.try.get('hot')!.experiment);
    expect(notices).toEqual(['link: expected one of try, row, got both; took try.']);
  });
});

it('is passed on unread where nobody has the list', () => {
  expect(decodeLink('#v=1&try=hot').unknown).toEqual([['try', 'hot']]);
});
