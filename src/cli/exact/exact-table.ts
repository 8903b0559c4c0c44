/** Exact evidence as a table for people. Pure. */
import type { ExactEvidence } from '../../experiment/exact';
import type { Mean } from '../../experiment/audit';
import { specOf } from '../../models/registry';

const nats = ({ mean, standardError }: Mean) => `${mean.toFixed(3)} +- ${standardError.toFixed(3)}`;
const share = (value: number) => `${(100 * value).toFixed(1)} %`;

/** The mean gap of all but the twentieth of the pictures in which it is largest: a q beside the truth costs a hundred nats. */
function trimmed(byPicture: ExactEvidence['byPicture']): number {
  const inOrder = byPicture.map(({ gap }) => gap).toSorted((a, b) => a - b);
  const kept = inOrder.slice(0, Math.ceil(0.95 * inOrder.length));
  return kept.reduce((sum, gap) => sum + gap, 0) / kept.length;
}

/** One block a model: nats, mean and standard error over the test pictures. */
export function exactTable(all: readonly ExactEvidence[]): string {
  return all
    .map((one) => {
      const { model, step, reading, pixels, pictures, cells, gap } = one;
      const title = `exact evidence of ${specOf(model).name}, step ${step}, ${reading} z, ${cells.join(' x ')} cells, ${pictures} test pictures, ${pixels}, nats`;
      const rows: [string, string][] = [
        ['L, on the cells', nats(one.freeEnergy)],
        ['-log p(x)', nats(one.nll)],
        ['gap, KL(q : p(z | x))', `${nats(gap)}, median ${gap.median.toFixed(3)}`],
        ['  without the 5 % of pictures where it is largest', trimmed(one.byPicture).toFixed(3)],
        ['  of any factorised q (best found)', nats(one.floor)],
        ['  of the family (best found)', nats(one.family)],
        ['  lost by the encoder: gap - family', nats(one.amortisation)],
        ['pictures in windows of finer cells', String(one.finer)],
        ['true marginals with two modes', share(one.twoModes)],
        ["q's marginals with two modes", share(one.ownTwoModes)],
        ...(one.correlation === null
          ? []
          : ([['mean absolute correlation', one.correlation.toFixed(3)]] satisfies [string, string][])),
        ...(one.information === null
          ? []
          : ([['mutual information of the dimensions', one.information.toFixed(3)]] satisfies [
              string,
              string,
            ][])),
      ];
      const width = Math.max(...rows.map(([name]) => name.length));
      return `${[title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n')}\n`;
    })
    .join('');
}
