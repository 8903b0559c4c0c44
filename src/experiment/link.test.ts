import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelIds } from '../models/registry';
import { decodeLink, type DecodedLink } from './decode-link';
import { defaultExperiment } from './default-experiment';
import { encodeLink } from './encode-link';
import { mapSettings, type Move } from './experiment';
import { anyExperiment, anyMoves, anyView } from './testing/any-experiment';
import { LONGEST_LINK } from './link-pairs';
import { encodeMoves, MOST_MOVES } from './moves-text';
import { readExperiment } from './read-experiment';
import { readMove } from './read-move';
import { emptyView } from './view';

const base = defaultExperiment();
const link = encodeLink(base, []);

/** Of this process, however busy the machine is with others. */
function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Whatever came of a link, it can be trained. */
function expectValid({ experiment, moves, notices }: DecodedLink): void {
  expect(readExperiment(experiment)).toEqual({ experiment, notices: [] });
  for (const move of moves) expect(readMove(move)).toEqual({ move, notices: [] });
  for (const notice of notices) expect(notice.length).toBeLessThan(600);
  expect(notices.length).toBeLessThan(80);
}

describe('a link', () => {
  it('carries every experiment and its moves there and back', () => {
    fc.assert(
      fc.property(anyExperiment, anyMoves, anyView, (experiment, moves, view) => {
        const text = encodeLink(experiment, moves, {}, [], view);
        expect(text).toMatch(/^[\w.,=&!~*'()%-]+$/);
        const nothing = { information: {}, start: null, result: null, unknown: [], notices: [] };
        expect(decodeLink(text)).toEqual({ experiment, moves, view, ...nothing });
      }),
      { numRuns: 300 },
    );
  });

  it('to a view alone opens it with the default experiment, without a word', () => {
    const { experiment, view, notices } = decodeLink('#v=1&view=concrete&concrete.T=0.3');
    expect([experiment, notices]).toEqual([base, []]);
    expect(view).toEqual({ ...emptyView, name: 'concrete', settings: { 'concrete.T': '0.3' } });
    expect(decodeLink('#v=1&concrete.T=0.3').notices.join()).toContain('link: expected dataset, seed');
  });

  it('passes on a view and its settings where nobody knows the views, and tells a page that does not have it', () => {
    const text = encodeLink(base, [], {}, [], { ...emptyView, name: 'atlas', settings: { 'atlas.T': '1' } });
    const { experiment, view, information, unknown, notices } = decodeLink(text);
    expect([view.name, view.settings, notices]).toEqual(['atlas', { 'atlas.T': '1' }, []]);
    expect(encodeLink(experiment, [], information, unknown, view)).toBe(text);
    const onPage = decodeLink(text, ['train', 'concrete']);
    expect(onPage.view.name).toBe('train');
    expect(onPage.notices).toEqual([
      "view: expected one of train, concrete, got 'atlas'; took train.",
      "link: 'atlas.T' is not known here; passed on unread.",
    ]);
  });

  it('writes a shared value once, and beside it each model that differs', () => {
    const models = { ...base.models, 'cg-bpef': { ...base.models['cg-bpef'], latent: 30 } };
    expect(encodeLink({ ...base, models }, [])).toBe(link.replace('&d=20&', '&d=20&cg-bpef.d=30&'));
    const gauss = { ...base.models.gauss, latent: 7 };
    expect(encodeLink({ ...base, models: { ...base.models, gauss } }, [])).toContain('&d=20&gauss.d=7&');
  });

  it('opens as a bare hash, with its #, and as a whole address', () => {
    const text = link.replace('seed=1', 'seed=9');
    for (const form of [text, `#${text}`, `https://example.org/page?x=1#${text}`, ` #${text}\n`]) {
      const { experiment, notices } = decodeLink(form);
      expect(experiment.seed).toBe(9);
      expect(notices).toEqual([]);
    }
  });

  it('is the default, without a word, where there is none', () => {
    for (const text of ['', '#', '#&', 'https://example.org/#'])
      expect(decodeLink(text)).toEqual({
        experiment: base,
        moves: [],
        view: emptyView,
        information: {},
        start: null,
        result: null,
        unknown: [],
        notices: [],
      });
  });

  it('carries information, and passes on what nobody here knows, with a notice', () => {
    const information = { backend: 'webgpu', threads: '3', plan: 'tfjs-4.22.0 & more', code: '0.1.0' };
    const unknown = [
      ['lesson', 'curves'],
      ['ünknown', 'a=b&c,d'],
    ] as const;
    const text = encodeLink(base, [], information, unknown);
    const decoded = decodeLink(text);
    expect(decoded).toEqual({
      experiment: base,
      moves: [],
      view: emptyView,
      information,
      start: null,
      result: null,
      unknown,
      notices: ["link: 'lesson', 'ünknown' is not known here; passed on unread."],
    });
    expect(encodeLink(decoded.experiment, [], decoded.information, decoded.unknown)).toBe(text);
  });

  it('turns all models off and back', () => {
    const models = mapSettings((id) => ({ ...base.models[id], on: false }));
    const text = encodeLink({ ...base, models }, []);
    expect(text).toContain('&models=none&');
    expect(decodeLink(text).experiment.models).toEqual(models);
  });
});

describe('a damaged link', () => {
  const on = modelIds.filter((id) => base.models[id].on);
  const [first, ...others] = on;
  const change = (from: string, to: string) => {
    expect(link).toContain(from);
    return decodeLink(link.replace(from, to));
  };

  it.each([
    ['Tmax=1', 'Tmax=9', 'Tmax: expected a number from 0.01 to 5, got 9; took 5.'],
    ['&d=20', '&d=-3', 'd: expected a whole number from 1 to 80, got -3; took 1.'],
    ['&d=20', '&d=NaN', "d: expected a whole number from 1 to 80, got 'NaN'; took 20."],
    ['&d=20', '&d=', "d: expected a whole number from 1 to 80, got ''; took 20."],
    ['&d=20', '&d', "d: expected a whole number from 1 to 80, got ''; took 20."],
    ['seed=1', 'seed=1e999', 'seed: expected a whole number from 0 to 4294967295, got Infinity; took 1.'],
    [
      'dataset=mnist',
      'dataset=constructor',
      "dataset: expected one of mnist, svhn, svhn-official, or 'own-' and a sha256, got 'constructor'; took mnist.",
    ],
    ['&d=20', '', 'link: expected d too, got nothing; took the defaults.'],
    [
      '&d=20',
      `&${first}.d=20`,
      `link: expected ${others.map((id) => `${id}.d`).join(', ')} too, got nothing; took the defaults.`,
    ],
    ['&d=20', '&d=7&d=20', "link: 'd' stood there twice; took the last."],
    ['&d=20', '&d=20&x=%E0%A4%A', 'link: 1 of its parts had damaged percent-encoding; left them out.'],
    ['v=1', 'v=0', 'version: expected a whole number from 1 to 1, got 0; read as version 1.'],
    ['v=1', 'v=x', "version: expected a whole number from 1 to 1, got 'x'; read as version 1."],
    ['v=1&', '', 'version: expected a whole number from 1 to 1, got nothing; read as version 1.'],
    ['v=1', 'v=2', expect.stringContaining('version: expected at most 1, got 2; it was made by a newer')],
    [
      `models=${first},`,
      `models=${first},transformer,`,
      `models: expected none or some of ${modelIds.join(', ')}, got 'transformer'; left that out.`,
    ],
    [`models=${on.join()}`, 'models=x', expect.stringContaining("got 'x'; left that out.")],
  ])('%s as %s: says so, and the rest stays', (from, to, notice) => {
    const decoded = change(from, to);
    expect(decoded.notices).toEqual([notice]);
    expectValid(decoded);
    expect(decoded.experiment.models['cg-bpef'].gridPoints).toBe(101);
    if (!to.includes('Tmax') && !to.includes('d=-3')) expect(decoded.experiment).toEqual(base);
  });

  it('reads what it knows of a future version', () => {
    const decoded = decodeLink(`${link.replace('v=1', 'v=3').replace('d=20', 'd=33')}&flow=planar`);
    expect(decoded.experiment.models.gauss.latent).toBe(33);
    expect(decoded.unknown).toEqual([['flow', 'planar']]);
    expect(decoded.notices).toHaveLength(2);
  });

  it('is no way into a prototype', () => {
    const decoded = decodeLink(`${link}&__proto__=1&constructor=2&__proto__.d=3&prototype=4&toString=5`);
    expect(decoded.experiment).toEqual(base);
    expect(decoded.unknown.map(([key]) => key)).toContain('__proto__');
    expect(Object.prototype).not.toHaveProperty('d');
    expectValid(decoded);
  });

  it('of a megabyte is answered at once', () => {
    const started = process.cpuUsage();
    for (const garbage of ['x', '&a', '=&', '%', '&d=1', '\ud800', '#'])
      for (const size of [LONGEST_LINK, 1_000_000])
        expectValid(decodeLink(garbage.repeat(Math.floor(size / garbage.length))));
    expect(decodeLink(`${link}&x=${'x'.repeat(1_000_000)}`)).toEqual({
      experiment: base,
      moves: [],
      view: emptyView,
      information: {},
      start: null,
      result: null,
      unknown: [],
      notices: [expect.stringContaining('link: expected at most 200000 characters, got 1000')],
    });
    const digits = decodeLink(link.replace('&d=20', `&d=${'1'.repeat(150_000)}x`));
    expect(digits.notices).toEqual([expect.stringMatching(/^d: expected .*, got '1+\.\.\.; took 20\.$/)]);
    const many = Array.from({ length: 20_000 }, (_, i) => `k${i}=1`).join('&');
    const decoded = decodeLink(many);
    expectValid(decoded);
    expect(decoded.unknown.length).toBeLessThanOrEqual(50);
    expect(millisecondsSince(started)).toBeLessThan(5_000);
  });

  it('passes on no long text, and makes a link of half a character too', () => {
    const long = 'x'.repeat(1001);
    const decoded = decodeLink(`${link}&long=${long}&backend=${long}&half=\ud800&\udfff=1`);
    expect(decoded.unknown).toEqual([
      ['half', '\ud800'],
      ['\udfff', '1'],
    ]);
    expect(decoded.information.backend).toHaveLength(1000);
    const again = encodeLink(base, [], {}, decoded.unknown);
    expect(decodeLink(again).unknown).toEqual([
      ['half', '\ufffd'],
      ['\ufffd', '1'],
    ]);
  });

  it('never throws on any text', () => {
    const pair = fc.tuple(
      fc.constantFrom('v', 'd', 'cg-bpef.d', 'models', 'moves', 'hidden', 'Tmax', '__proto__', 'backend'),
      fc.string({ unit: 'binary' }),
    );
    const pairs = fc.array(pair).map((all) => all.map(([key, value]) => `${key}=${value}`).join('&'));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), pairs), (text) => {
        const decoded = decodeLink(text);
        expectValid(decoded);
        // What came of it makes a link again.
        expectValid(
          decodeLink(encodeLink(decoded.experiment, decoded.moves, decoded.information, decoded.unknown)),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws on mutations of valid links', () => {
    const mutation = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(6),
      put: fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('&', '=', '%', '-', '.', '9', 'e', '')),
    });
    fc.assert(
      fc.property(
        anyExperiment,
        anyMoves,
        fc.array(mutation, { minLength: 1, maxLength: 5 }),
        (experiment, moves, mutations) => {
          let text = encodeLink(experiment, moves, { backend: 'wasm' });
          for (const { at, cut, put } of mutations) {
            const i = Math.floor(at * text.length);
            text = text.slice(0, i) + put + text.slice(i + cut);
          }
          expectValid(decodeLink(text));
        },
      ),
      { numRuns: 2500 },
    );
  });
});

describe('the moves of a link', () => {
  const moves: Move[] = [
    { step: 3, field: 'temperature', value: 0.25 },
    { step: 9, field: 'cg-bpef.on', value: false },
    { step: 9, field: 'temperature', value: null },
  ];
  const blob = (json: string | Uint8Array) =>
    Buffer.from(deflateSync(typeof json === 'string' ? new TextEncoder().encode(json) : json)).toString(
      'base64url',
    );
  const decode = (text: string) => decodeLink(`${link}&moves=${text}`);
  const lost = 'moves: expected an undamaged list; left the moves out.';

  it('are left out where the text is cut short or damaged', () => {
    const text = encodeMoves(moves);
    for (let length = 0; length < text.length - 1; length++) {
      const decoded = decode(text.slice(0, length));
      expect(decoded.moves).toEqual([]);
      expect(decoded.notices).toEqual([lost]);
      expect(decoded.experiment).toEqual(base);
    }
    for (const strange of ['!', 'AAAA', blob('{'), blob('{}'), blob('[1]'), blob('"\ud800"')])
      expect(decode(strange).notices).toEqual([lost]);
  });

  it('are read one by one: a strange one does not cost the others', () => {
    const rows = [
      [1, 'temperature', 9],
      [2, '__proto__', 1],
      [3, 'klWeight', 2],
      [-1, 'on', true],
    ];
    const decoded = decode(blob(JSON.stringify(rows)));
    expect(decoded.moves).toEqual([
      { step: 1, field: 'temperature', value: 5 },
      { step: 3, field: 'klWeight', value: 2 },
    ]);
    expect(decoded.notices).toHaveLength(3);
  });

  const more = 'moves: expected at most 2000, got more; left the moves out.';

  it('cannot blow up: an inflate bomb, too many moves, too many notices', () => {
    const started = process.cpuUsage();
    expect(decode(blob(new Uint8Array(20_000_000).fill(32))).notices).toEqual([more]);
    // Valid JSON below the limit of a link, above the limit of bytes.
    expect(decode(blob(`[${' '.repeat(2_000_000)}]`)).notices).toEqual([more]);
    const rows = (count: number) => Array.from({ length: count }, (_, i) => [i, 'klWeight', 1]);
    const over = decode(blob(JSON.stringify(rows(MOST_MOVES + 5))));
    expect(over.moves).toEqual([]);
    expect(over.notices).toEqual(['moves: expected at most 2000, got 2005; left the moves out.']);
    expect(decode(blob(JSON.stringify(rows(30_000))))).toMatchObject({ moves: [], notices: [more] });
    const many = rows(MOST_MOVES);
    expect(decode(blob(JSON.stringify(many))).moves).toHaveLength(MOST_MOVES);
    const wrong = decode(blob(JSON.stringify(many.map(([step]) => [step, 'nothing', 1]))));
    expect(wrong.moves).toEqual([]);
    expect(wrong.notices).toHaveLength(6);
    // Seconds would hang a page; the deflating of the bomb itself is in this figure.
    expect(millisecondsSince(started)).toBeLessThan(10_000);
  });

  it('fit into a link up to their limit', () => {
    const many = Array.from({ length: MOST_MOVES }, (_, i) => ({
      step: 7 * i,
      field: 'cg-bpef.learningRate',
      value: 0.001 + (i % 997) * 1e-5,
    }));
    const text = encodeLink(base, many);
    expect(text.length).toBeLessThan(LONGEST_LINK);
    const decoded = decodeLink(text);
    expect(decoded.moves).toEqual(many);
    expect(decoded.notices).toEqual([]);
  });
});
