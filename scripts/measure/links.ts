/** Measures how long links take to read, whole, slow and mutated ones, in processor time: `npx tsx scripts/measure/links.ts [count] [seed]`. */
import { decodeLink } from '../../src/experiment/decode-link';
import { shipped } from '../../src/experiment/shipped';
import { mutatedLinks } from '../../src/experiment/testing/mutated-links';

/** Milliseconds that no link may take. */
const LIMIT = 200;
const SLOWEST = 5;

const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number);
/** Views of the page that links carry settings of. */
const names = ['train', 'concrete', 'divergence', 'geometry'];

/** Of this process, however busy the machine is with others. */
function milliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const links = mutatedLinks(count, seed);
const taken = links
  .map((link) => ({ link, time: milliseconds(() => decodeLink(link, names, undefined, shipped)) }))
  .toSorted((a, b) => b.time - a.time);
const over = taken.filter(({ time }) => time > LIMIT).length;
const total = taken.reduce((sum, { time }) => sum + time, 0);
process.stdout.write(
  [
    `${links.length} links, seed ${seed}: ${over} over ${LIMIT} ms, mean ${(total / links.length).toFixed(2)} ms; the slowest:`,
    ...taken.slice(0, SLOWEST).map(({ link, time }) => {
      const start = link.slice(-60).replace(/[^\x21-\x7e]/g, '?');
      return `${time.toFixed(1).padStart(8)} ms, ${String(link.length).padStart(7)} characters, ends ${start}`;
    }),
  ].join('\n') + '\n',
);
process.exitCode = over === 0 ? 0 : 1;
