import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeLink } from './decode-link';
import { defaultExperiment } from './default-experiment';
import { differences } from './difference';
import { encodeLink, informationKeys } from './encode-link';
import { experimentVersion, type Experiment, type Move } from './experiment';
import { currentHistory, readVersion, runMigrations, type History, type Migration } from './migrations';
import { readExperiment } from './read-experiment';
import { emptyView, type View } from './view';
import { valueOf } from '../schema/read-values';

const same = <T>(value: T) => value;
const steps = { pairs: same, json: same, move: same };

describe('running migrations', () => {
  const history: History = {
    version: 4,
    migrations: [
      { ...steps, from: 1, to: 2 },
      { ...steps, from: 2, to: 3 },
      { ...steps, from: 3, to: 4 },
    ],
  };
  const walk = (from: number) =>
    runMigrations(history, from, [] as number[], (migration, walked) => [...walked, migration.to]);

  it('walks every step from a version to the newest, in order', () => {
    expect(walk(1)).toEqual([2, 3, 4]);
    expect(walk(3)).toEqual([4]);
    expect(walk(4)).toEqual([]);
  });

  it('reads versions', () => {
    expect(readVersion(2, history)).toEqual({ version: 2, notices: [] });
    expect(readVersion(4, history)).toEqual({ version: 4, notices: [] });
    expect(readVersion(5, history).version).toBe(4);
    expect(readVersion(5, history).notices).toHaveLength(1);
    for (const strange of [undefined, null, 0, -1, 1.5, '2', NaN])
      expect(readVersion(strange, history)).toEqual({
        version: 4,
        notices: [expect.stringMatching(/^version: /)],
      });
  });

  it('brings an old link, its moves and an old record to today', () => {
    // As if version 0.. of this test had called d 'latents' and klWeight 'beta'.
    const renamed: Migration = {
      from: 1,
      to: 2,
      pairs: (pairs) => new Map([...pairs].map(([key, value]) => [key === 'latents' ? 'd' : key, value])),
      json: (given) => ({ ...(given as Experiment), seed: (given as { start: number }).start }),
      move: (given) => ((given as Move).field === 'beta' ? { ...(given as Move), field: 'klWeight' } : given),
    };
    const two: History = { version: 2, migrations: [renamed] };
    const base = defaultExperiment();
    const beta: Move = { step: 4, field: 'beta', value: 2 };
    const old = encodeLink(base, [beta]).replace('&d=20', '&latents=33');
    const decoded = decodeLink(old, null, two);
    expect(decoded.notices).toEqual([]);
    expect(decoded.experiment.models.gauss.latent).toBe(33);
    expect(decoded.moves).toEqual([{ step: 4, field: 'klWeight', value: 2 }]);
    // The same text under version 2 is not migrated.
    expect(decodeLink(old.replace('v=1', 'v=2'), null, two).unknown).toEqual([['latents', '33']]);

    const record = { ...base, seed: undefined, start: 12 };
    expect(readExperiment(record, two)).toEqual({ experiment: { ...base, seed: 12 }, notices: [] });
  });
});

interface Stated {
  readonly experiment?: Experiment;
  readonly differences?: Readonly<Record<string, unknown>>;
  readonly moves?: readonly Move[];
  readonly view?: Partial<View>;
  readonly information?: Readonly<Record<string, string>>;
}

const shipped = readFileSync(new URL('links.txt', import.meta.url), 'utf8')
  .split('\n\n')
  .slice(1)
  .map((block) => {
    const [label, link, stated] = block.trim().split('\n');
    return {
      label,
      link,
      version: Number(/^v=(\d+)&/.exec(link)?.[1]),
      stated: JSON.parse(stated) as Stated,
    };
  });
// With the fields that came later at their defaults, without a word about it.
const { experiment: first, notices } = readExperiment(shipped[0].stated.experiment);

it('a record from before a field came has its default, silently', () => expect(notices).toEqual([]));

/** The models of that time: what is shared is also set in newer ones, which are off. */
const ofThen: readonly string[] = ['gauss', 'categorical', 'cg-bpef'];

/** The fields in which an experiment differs from the first of links.txt, with their values. */
function fromFirst(experiment: Experiment): Record<string, unknown> {
  return Object.fromEntries(
    differences(first, experiment)
      .filter(({ model }) => model === null || ofThen.includes(model))
      .map(({ name, model }) => [
        name,
        model ? valueOf(experiment.models[model], name.slice(model.length + 1)) : valueOf(experiment, name),
      ]),
  );
}

describe.each(shipped)('a link that was shipped: $label', ({ link, version, stated }) => {
  it('opens without a notice as what stands beside it', () => {
    const decoded = decodeLink(link);
    expect(decoded.notices).toEqual([]);
    expect(decoded.unknown).toEqual([]);
    if (stated.experiment) expect(decoded.experiment).toEqual(first);
    else expect(fromFirst(decoded.experiment)).toEqual(stated.differences);
    expect(decoded.moves).toEqual(stated.moves ?? []);
    const { drawing } = decoded.view;
    const view = { ...decoded.view, drawing: drawing && { ...drawing, pixels: [...drawing.pixels] } };
    expect(view).toEqual({ ...emptyView, ...stated.view });
    expect(decoded.information).toEqual(stated.information ?? {});
  });

  it.runIf(version === experimentVersion)('is written as it was', () => {
    const { experiment, moves, information, view } = decodeLink(link);
    expect(encodeLink(experiment, moves, information, [], view)).toBe(link);
  });
});

describe('the history of experiments', () => {
  it('lists one link or more, with moves and information among them', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(6);
    expect(shipped.some(({ stated }) => stated.view !== undefined)).toBe(true);
    expect(shipped.some(({ stated }) => (stated.moves?.length ?? 0) > 0)).toBe(true);
    for (const key of informationKeys)
      expect(shipped.some(({ stated }) => stated.information?.[key] !== undefined)).toBe(true);
  });

  it('has no gap and ends at the current version', () => {
    expect(currentHistory.version).toBe(experimentVersion);
    expect(currentHistory.migrations.map(({ from, to }) => [from, to])).toEqual(
      Array.from({ length: experimentVersion - 1 }, (_, i) => [i + 1, i + 2]),
    );
  });

  it('exercises every version, and so every migration, by a line of links.txt', () => {
    const versions = new Set(shipped.map(({ version }) => version));
    for (let version = 1; version <= experimentVersion; version++) expect(versions).toContain(version);
  });
});
