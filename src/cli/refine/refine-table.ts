/** What refining found as a table for people. Pure. */
import type { Mean } from '../../experiment/audit';
import type { Refined } from '../../experiment/refined';
import { specOf } from '../../models/registry';

const nats = ({ mean, standardError }: Mean) => `${mean.toFixed(3)} +- ${standardError.toFixed(3)}`;

const gains = {
  bound: 'lost by the encoder, at least',
  paper: "gain in the paper's accounting, no bound",
} as const satisfies Record<Refined['accounting'], string>;

/** One block a model: nats, mean and standard error over the test pictures. */
export function refineTable(all: readonly Refined[]): string {
  return all
    .map((one) => {
      const at = one.temperature === null ? '' : `, T ${one.temperature}`;
      const title = `refined q of ${specOf(one.model).name}, step ${one.step}${at}, ${one.pictures} test pictures, ${one.steps} Adam steps, ${one.samples} samples, nats`;
      const rows = [
        ["L of the encoder's q", nats(one.before)],
        ['L of the refined q', nats(one.after)],
        [gains[one.accounting], nats(one.gain)],
        ["pictures that keep the encoder's q", String(one.kept)],
      ];
      const width = Math.max(...rows.map(([name]) => name.length));
      return `${[title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n')}\n`;
    })
    .join('');
}
