/** The list of a command line: one command for each job that is not done, with its cost as a comment of the shell. Pure. */
import { shellLine } from '../sweep/shell-line';
import type { AskedJob } from './asked';
import type { Rates } from './cost';
import { costOf, wholeOf } from './job-cost';
import type { Options } from './options';
import type { State } from './standing';

interface ListText {
  /** For stdout: only commands. */
  readonly commands: string;
  /** For stderr: the cost in all. */
  readonly summary: string;
}

const millions: Rates = { net: 1, noise: 0 };
const count = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const MINUTE = 60_000;

/** '4.9e12 multiply-adds'; `net` is in millions. */
const workText = (net: number): string => `${(net * 1e6).toExponential(1).replace('e+', 'e')} multiply-adds`;

function timeText(milliseconds: number): string {
  const minutes = milliseconds / MINUTE;
  if (minutes < 10) return `${minutes.toFixed(1)} minutes`;
  return minutes < 600 ? `${count.format(minutes)} minutes` : `${count.format(minutes / 60)} hours`;
}

/** `rates`: of one core; null where no record says how fast it is. */
export function listText(left: readonly State<AskedJob>[], options: Options, rates: Rates | null): ListText {
  const { sizes } = options.table;
  const sum = (by: Rates) => left.map((state) => wholeOf(costOf(state, options, by, sizes)));
  const work = sum(millions);
  const times = rates && sum(rates);
  const texts = left.map(({ job }, i) => {
    const cost = [workText(work[i]), ...(times ? [timeText(times[i])] : [])].join(', ');
    return `${shellLine(['npm', 'run', 'table1', '--', ...job.alone])} # ${cost}\n`;
  });
  const total = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const speed = times ? `, about ${timeText(total(times))} of one core at the speed of the records` : '';
  const jobs = `${count.format(left.length)} ${left.length === 1 ? 'job' : 'jobs'}`;
  return { commands: texts.join(''), summary: `${jobs}: ${workText(total(work))}${speed}.` };
}
