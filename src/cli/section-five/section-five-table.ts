/** Section 5 as a table for people. Pure. */
import type { Mean } from '../../experiment/audit';
import type { GradientNoise, SectionFive, SectionFivePrecision } from '../../experiment/section-five';
import { specOf } from '../../models/registry';

const nats = ({ mean, standardError }: Mean) => `${mean.toFixed(3)} +- ${standardError.toFixed(3)}`;

/** Names to one side, padded. */
function listed(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}

/** One model: nats, mean and standard error over the test pictures, then a row a dimension. */
export function sectionFiveTable(one: SectionFive): string {
  const { bounds, strings, taylor, corollaryThree, remarkFive, byPicture } = one;
  const { name } = specOf(one.model);
  const fromMean = byPicture.filter(({ start }) => start === 0).length;
  const remark = corollaryThree?.remarkFour;
  const rows: [string, string][] = [
    ['L', nats(one.freeEnergy)],
    ['  term1, the strings q to prior', nats(one.term1)],
    ['    eq. (5), the least of any prior of the family', bounds.eq5.toFixed(3)],
    ['    eq. (6), the least of any factorised prior', bounds.eq6.toFixed(3)],
    ['  term2 less -log p(x | z*), the strings q to z*', nats(strings.toBest)],
    ['  -log p(x | z*)', nats(strings.nllAtBest)],
    ['  their sum', strings.total.toFixed(3)],
    ['pictures with a string to z* below 0', String(strings.negative)],
    [`pictures where the best of ${one.starts} searches began at q's mean`, String(fromMean)],
    ['term2, sampled', nats(one.term2)],
    ['  -log p(x | mean of q)', nats(taylor.nllAtMean)],
    ['  tr(G V) / 2', nats(taylor.halfTrace)],
    ["  Taylor's term2 less the sampled", nats(taylor.difference)],
    ['  correlation of both over the pictures', taylor.correlation.toFixed(4)],
    ['  deviation of one draw (remark 5)', taylor.oneDraw.toFixed(3)],
    ...(corollaryThree
      ? ([
          ['L* (Corollary 3)', corollaryThree.freeEnergy.toFixed(3)],
          ['  its divergence', corollaryThree.divergence.toFixed(3)],
        ] satisfies [string, string][])
      : []),
    ...(remark
      ? ([
          ["remark 4's two terms at its V", remark.value.toFixed(3)],
          ["  at the encoder's mean V", remark.ownValue.toFixed(3)],
        ] satisfies [string, string][])
      : []),
    ...(remarkFive ? noiseRows(remarkFive) : []),
  ];
  const title = `section 5 of ${name}, step ${one.step}, ${one.reading} z, ${one.pictures} test pictures, ${one.samples} draws, nats`;
  return `${[title, ...listed(rows), ...byDimension(one.precision, remark?.deviations ?? null)].join('\n')}\n`;
}

/** Remark 5, as shares of the expected gradient's squared length. */
function noiseRows({ batches, batchSize, draws, ...parts }: GradientNoise): [string, string][] {
  const about = `gradient of term2 (remark 5), ${batches} batches of ${batchSize}, ${draws} draws`;
  return (['encoder', 'decoder'] as const).flatMap((name): [string, string][] => {
    const { gradient, ...errors } = parts[name];
    const share = (value: number) => (value / gradient).toPrecision(3);
    return [
      [`${about}: the ${name}'s squared length`, gradient.toPrecision(4)],
      ['  variance by one draw, as a share of it', share(errors.oneDraw)],
      ["  squared error of Taylor's, as a share of it", share(errors.taylor)],
      ["  variance by the batch's pictures, as a share of it", share(errors.pictures)],
    ];
  });
}

/** Deviations of each dimension, means over the pictures. */
function byDimension(precision: SectionFivePrecision, remark: readonly number[] | null): string[] {
  const { own, joint, factorised, spectrum, spacing } = precision;
  const columns: readonly (readonly [string, readonly number[]])[] = [
    ['of q', own],
    ['(G + P)^-1', joint],
    ['1/sqrt(G + P)jj', factorised],
    ...(remark ? ([['remark 4', remark]] as const) : []),
    ['eigenvalue of G', spectrum],
  ];
  const cell = (text: string, [name]: readonly [string, readonly number[]]) => text.padStart(name.length + 2);
  return [
    `  deviations of z by dimension${spacing === null ? '' : `; the grain's spacing is ${spacing.toFixed(4)}`}`,
    `    j ${columns.map((column) => cell(column[0], column)).join('')}`,
    ...own.map(
      (_, j) =>
        `  ${String(j).padStart(3)} ${columns.map((column) => cell(column[1][j].toPrecision(4), column)).join('')}`,
    ),
  ];
}
