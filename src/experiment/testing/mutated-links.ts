/** Links as nobody would write them, by a seed: whole ones, huge ones and ones made to be slow, cut, doubled, escaped and filled with rubbish. */
import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { defaultExperiment } from '../default-experiment';
import { encodeLink } from '../encode-link';
import type { Move } from '../experiment';
import { anyExperiment, anyMoves, anyView } from './any-experiment';

const base = defaultExperiment();

const blobOf = (bytes: Uint8Array) => Buffer.from(deflateSync(bytes, { level: 9 })).toString('base64url');
const jsonBlob = (value: unknown) => blobOf(new TextEncoder().encode(JSON.stringify(value)));

const many = (count: number, move: (i: number) => Move): Move[] =>
  Array.from({ length: count }, (_, i) => move(i));

/** Each clamps something, and says so. */
const clash = (step: number, i: number): Move =>
  i % 2 === 0 ? { step, field: 'gridPoints', value: 5 } : { step, field: 'polynomialOrder', value: 20 };

const plain = encodeLink(base, []);

const slow: readonly string[] = [
  // A pattern that can cut digits in two places takes a minute for these.
  plain.replace('d=20', `d=${'1'.repeat(150_000)}x`),
  plain.replace('lr=0.001', `lr=${'1'.repeat(50_000)}e${'1'.repeat(50_000)}x`),
  `${plain}&cg-bpef.hidden=${'1'.repeat(150_000)}.`,
  ...[2_000, 10_000].flatMap((count) => [
    encodeLink(
      base,
      many(count, (i) => clash(0, i)),
    ),
    encodeLink(
      base,
      many(count, (i) => clash(i, i)),
    ),
    encodeLink(
      base,
      many(count, (i) => clash(Number.MAX_SAFE_INTEGER - i, i)),
    ),
    encodeLink(
      base,
      many(count, (i) => ({ step: i, field: 'cg-bpef.learningRate', value: 0.001 + i / 1e9 })),
    ),
    encodeLink(
      base,
      many(count, (i) => ({ step: i, field: `no-${i}`, value: i })),
    ),
    encodeLink(
      base,
      many(count, (i) => ({ step: i, field: 'klWeight', value: 9 + i })),
    ),
  ]),
  `${plain}&moves=${blobOf(new Uint8Array(20_000_000).fill(32))}`,
  `${plain}&moves=${blobOf(new Uint8Array(262_000).fill(91))}`,
  `${plain}&moves=${jsonBlob(many(30_000, (i) => clash(i, i)).map(() => []))}`,
  `${plain}&moves=${jsonBlob([...new Array(1_999).fill([0, 'klWeight', 1]), 'x'.repeat(200_000)])}`,
  `${plain}&drawn=64x64.${blobOf(new Uint8Array(20_000_000))}`,
  `${plain}&${many(5_000, (i) => clash(i, i))
    .map((_, i) => `k${i}=${i}`)
    .join('&')}`,
  `${plain}&${'d=20&'.repeat(20_000)}`,
  `${plain}&${'concrete.T=0.3)))&'.repeat(5_000)}`,
];

const pieces = [
  '&',
  '=',
  '%',
  '&amp;',
  '%26',
  '%3D',
  '%23',
  '#',
  '%25',
  ')',
  '.',
  ' ',
  '\u00ad',
  '-',
  '9',
  'e',
  '0x',
  '%E2%80%8B',
];

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.nat(6), fc.nat(5_000)),
  put: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })),
  times: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 1, max: 3 }) },
    fc.constantFrom(100, 3_000, 60_000),
  ),
  how: fc.constantFrom('none', 'none', 'none', 'escape', 'whole', 'twice'),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutated(link: string, { at, cut, put, times, how }: Mutation): string {
  const i = Math.floor(at * link.length);
  const text = link.slice(0, i) + put.repeat(times) + link.slice(i + cut);
  if (how === 'escape') return text.replaceAll('&', '&amp;');
  if (how === 'whole') return encodeURIComponent(text);
  return how === 'twice' ? text + text : text;
}

const anyLink = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(anyExperiment, anyMoves, anyView)
      .map(([one, moves, view]) => encodeLink(one, moves, {}, [], view)),
  },
  { weight: 1, arbitrary: fc.constantFrom(...slow) },
);

/** The same for the same seed; the slow ones themselves come first. */
export function mutatedLinks(count: number, seed: number): string[] {
  const arbitrary = fc
    .tuple(anyLink, fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([link, mutations]) => mutations.reduce(mutated, link));
  return [...slow, ...fc.sample(arbitrary, { numRuns: count - slow.length, seed })];
}
