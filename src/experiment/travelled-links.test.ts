/**
 * Links as they arrive: each of what mailers and chats do to one is done to real links, and undone by reading them. A link that nothing was
 * done to is not touched: old-links.test.ts, and the last tests here.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink, type DecodedLink } from './decode-link';
import { encodeLink } from './encode-link';
import { partsOf } from './mended-link';
import { mendedText, withoutBlanks } from './mended-text';
import { anyExperiment, anyMoves, anyView } from './testing/any-experiment';
import { linkBlocks } from './testing/link-blocks';

/** Bare, and without a word when they are read. */
const whole = [
  ...linkBlocks('links.txt').map(([, link]) => link),
  ...linkBlocks('fixtures/old-links.txt').map(([, link]) => link),
]
  .map((link) => link.slice(link.indexOf('#') + 1))
  .filter((link) => /^[\w.-]+=[^;]*$/.test(link) && decodeLink(link).notices.length === 0);

const made = '&backend=wasm&threads=3&plan=tfjs-4.22.0%2Bfused-2(a%2Cb)&code=coarse-grain%200.1.0';
const informed = [`${whole[0]}${made}`, `${whole[1]}&digit=7${made}`];

type Damage = readonly [name: string, damage: (link: string) => string];

const address = 'https://example.org/lab/';
const every = (count: number, put: string) => (link: string) =>
  link.replace(new RegExp(`(.{${count}})(?<!%.?)`, 'g'), `$1${put}`);
const behind = (tail: string): Damage => [`'${tail}' behind it`, (link) => link + tail];

const signs: readonly Damage[] = [
  ['& as &amp;', (link) => link.replaceAll('&', '&amp;')],
  ['& as &amp;amp;', (link) => link.replaceAll('&', '&amp;amp;')],
  ['& as &#38;', (link) => `#${link.replaceAll('&', '&#38;')}`],
  ['& as &#x26; in an address', (link) => `${address}#${link.replaceAll('&', '&#x26;')}`],
  ['& as %26', (link) => link.replaceAll('&', '%26')],
  ['some & as %26', (link) => link.replaceAll('&d=', '%26d=').replaceAll('&M=', '%26M=')],
  ['= as %3D', (link) => link.replaceAll('=', '%3D')],
  ['= as %3d', (link) => link.replaceAll('=', '%3d')],
  ['encoded as a whole', encodeURIComponent],
  ['encoded as a whole behind its #', (link) => `#${encodeURIComponent(link)}`],
  ['encoded as a whole with its #', (link) => `#${encodeURIComponent(`#${link}`)}`],
  ['encoded as a whole twice', (link) => encodeURIComponent(encodeURIComponent(link))],
  ['encoded as a whole, its & escaped', (link) => encodeURIComponent(link.replaceAll('&', '&amp;'))],
  ['# as %23', (link) => `${address}%23${link}`],
  ['# as %2523', (link) => `${address}%2523${link}`],
  ['# as %23 in a query', (link) => `${address}?%23${link}`],
  ['# as %23 behind a query', (link) => `${address}?from=mail%23${link}`],
  ['all behind the host encoded', (link) => `${address}${encodeURIComponent(`#${link}`)}`],
  [
    'within the address of a filter',
    (link) =>
      `https://filter.example/?url=${encodeURIComponent(`${address}#${link}`)}&data=05%7C02&sdata=a%2Bb%3D&reserved=0`,
  ],
  [
    'within one filter within another',
    (link) =>
      `https://f.example/?u=${encodeURIComponent(`https://g.example/?url=${encodeURIComponent(`${address}#${link}`)}`)}`,
  ],
];

const unseen: readonly Damage[] = [
  ...[' ', '\n', '\r\n', '\t', '\u00a0', '\u00ad', '\u200b', '\u2060', '\ufeff'].flatMap((put): Damage[] => {
    const name = JSON.stringify(put).replace(/[^\x20-\x7e]/gu, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
    return [
      [`${name} within`, every(37, put)],
      [`${name} behind every &`, (link) => link.replaceAll('&', `&${put}`)],
      [`${name} before every =`, (link) => link.replaceAll('=', `${put}=`)],
    ];
  }),
  ['lines of 76 that begin with >', (link) => `<${address}#${every(76, '\n')(link)}>`],
];

/** As browsers write them. */
const escaped: readonly Damage[] = ['%20', '%0A', '%C2%A0', '%C2%AD', '%E2%80%8B', '%EF%BB%BF'].flatMap(
  (put): Damage[] => [
    [`${put} behind every &`, (link) => link.replaceAll('&', `&${put}`)],
    [`${put} before every =`, (link) => link.replaceAll('=', `${put}=`)],
  ],
);

const within: readonly Damage[] = ['%20', '%C2%AD', '%E2%80%8B'].map((put) => [
  `${put} within`,
  every(11, put),
]);

const tails: readonly Damage[] = [
  ...[')', ']', '"', "'", ',', '.', ';', '>', '!', '?', '...', ').', '.)', '),', '”', '»', '* ', '`'],
  ...[' ', '\n', '%20', '%3E', '%22', '%22.', '%E2%80%9D', '%C2%BB'],
].map(behind);

const both: readonly Damage[] = [
  ['& as &amp;, and a bracket', (link) => `${link.replaceAll('&', '&amp;')})`],
  ['encoded as a whole, and a full stop', (link) => `#${encodeURIComponent(link)}.`],
  ['encoded as a whole, in lines', (link) => every(60, '\n')(encodeURIComponent(link))],
  [
    '& as &amp;, soft hyphens, and a quote',
    (link) => `${every(20, '\u00ad')(link).replaceAll('&', '&amp;')}"`,
  ],
];

const read = (link: string): DecodedLink => decodeLink(link);

describe('a link that came with', () => {
  it.each([...signs, ...unseen, ...escaped, ...tails, ...both])('%s is read as it was sent', (_, damage) => {
    for (const link of whole) expect([link, read(damage(link))]).toEqual([link, read(link)]);
  });

  // Nobody can tell a blank that was put into these from one of theirs; a view reads its own by its fields.
  it.each(within)(
    '%s is read as it was sent, but for who made it and the blanks of settings',
    (_, damage) => {
      const bare = ({ view, experiment, moves, notices }: DecodedLink) => {
        const settings = Object.entries(view.settings).map(([key, text]) => [key, withoutBlanks(text)]);
        return { experiment, moves, notices, view: { ...view, settings } };
      };
      for (const link of whole) expect([link, bare(read(damage(link)))]).toEqual([link, bare(read(link))]);
    },
  );

  it.each([...signs, ...unseen, ...escaped, ...tails, ...both])(
    '%s says who made it, as it did',
    (_, damage) => {
      for (const link of informed) {
        expect(damage(link)).not.toBe(link);
        expect([link, read(damage(link))]).toEqual([link, read(link)]);
      }
    },
  );
});

describe('the links that are damaged here', () => {
  it('are many, of all kinds', () => {
    expect(whole.length).toBeGreaterThan(50);
    for (const kind of [
      '&moves=',
      '&view=',
      '&drawn=',
      '&digit=',
      '&concrete.T=',
      '&cg-bpef.d=',
      'dataset=own-',
    ])
      expect(whole.filter((link) => link.includes(kind)).length).toBeGreaterThan(0);
    for (const link of informed) expect(read(link).information.code).toBe('coarse-grain 0.1.0');
  });
});

describe('a link that nothing was done to', () => {
  it('is cut at its signs, and nowhere else', () => {
    fc.assert(
      fc.property(
        anyExperiment,
        anyMoves,
        anyView,
        fc.string(),
        fc.string(),
        (experiment, moves, view, a, b) => {
          const link = encodeLink(experiment, moves, { plan: a }, [[`x${a}`, b]], view);
          expect(partsOf(link)).toEqual(link.split('&'));
          expect(partsOf(`#${link}`)).toEqual(link.split('&'));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps values that look like damage where they are fine', () => {
    const unknown = [['remark', 'see (a) = "b" & c, #4.']] as const;
    const { unknown: kept, information } = read(
      encodeLink(read(whole[0]).experiment, [], { plan: 'x (1)' }, unknown),
    );
    expect([kept, information]).toEqual([unknown, { plan: 'x (1)' }]);
  });
});

describe('mendedText', () => {
  it('keeps brackets that the value opened, and takes those of the sentence', () => {
    expect(mendedText('fused-2(a)')).toBe('fused-2(a)');
    expect(mendedText('fused-2(a)).')).toBe('fused-2(a)');
    expect(mendedText('concrete"]')).toBe('concrete');
  });

  it('takes as long as the text, whatever it is made of', () => {
    for (const piece of [')', '.', '().', ' ', '\u00ad'])
      expect(mendedText(`${piece.repeat(200_000)}x`).endsWith('x')).toBe(true);
  });
});
