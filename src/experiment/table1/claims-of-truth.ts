/** What runs of one and two dimensions decide, whose evidence is a sum: which part of the gap limits the bound. Pure. */
import { isLower, margin, measuredClaim, nats, type MeasuredClaim, type Reading } from './measured-claim';
import { type MeasuredRows, type Summed } from './measured-rows';

const ids = (latent: 1 | 2) => ({
  gauss: `gauss-d${latent}`,
  categorical: `categorical-d${latent}`,
  coarse: (order: number, points: number) => `cg-bpef-d${latent}-M${order}-R${points}`,
});

const hundredths = (value: number) => value.toFixed(2).replace('-', '−');
const share = (value: number) => `${(100 * value).toFixed(1)} %`;

const shapeOf = ({ exact }: Summed) => exact.family.mean - exact.floor.mean;

/** What of the gap each part is, the parts named. */
const partsText = (row: Summed) =>
  `of a gap of ${nats(row.exact.gap.mean)} nats factorising costs ${hundredths(row.exact.floor.mean)}, the shape ${hundredths(shapeOf(row))}, the encoder ${nats(row.exact.amortisation.mean)}`;

/** A reading by exact sums of the rows that are needed; null while one is missing. */
function reading(
  rows: readonly Summed[] | null,
  judge: (rows: readonly Summed[]) => Omit<Reading, 'measure'>,
) {
  return rows && { measure: 'exact' as const, ...judge(rows) };
}

/** What is known of the gap in 20 dimensions: the importance-weighted NLL errs upwards, so the gap is more than L lies above it. */
function twenty(rows: MeasuredRows): string {
  const [row] = rows.audited('gauss-L1') ?? [];
  const grey = row?.audit.grey;
  if (!grey) return ' In 20 dimensions no sum is possible.';
  const least = nats(row.audit.bound.mean - grey.mean);
  return ` In 20 dimensions the gap is at least ${least} nats (L minus the NLL at K = ${grey.samples}). No sum can divide it into parts.`;
}

function gaussianShape(rows: MeasuredRows): MeasuredClaim {
  const both = ([2, 1] as const).flatMap((d) => rows.summed(ids(d).gauss) ?? []);
  return measuredClaim(
    {
      id: 'gaussian-shape',
      claim: 'A Gaussian does not match the true posterior.',
      source: 'abstract',
      remark: `It fails if the best Gaussian is within half a nat of the best factorised q of any shape.${twenty(rows)}`,
    },
    [
      reading(both.length > 0 ? both : null, (found) => ({
        holds: found.some((row) => shapeOf(row) > margin),
        text: `${found
          .map(
            (row) =>
              `d = ${row.row.experiment.models.gauss.latent}: ${partsText(row)}; ${share(row.exact.twoModes)} of the true marginals have two modes`,
          )
          .join('. ')}.`,
      })),
    ],
  );
}

function higherMoments(rows: MeasuredRows): MeasuredClaim {
  const { coarse } = ids(2);
  const orders = [2, 5, 15];
  return measuredClaim(
    {
      id: 'higher-moments',
      claim: 'A polynomial of higher order captures more of the true posterior.',
      source: 'section 3',
      remark: 'M = 2 has the moments of a Gaussian. d = 2, R = 101, sampled exactly.',
    },
    [
      reading(rows.summed(...orders.map((order) => coarse(order, 101))), (found) => ({
        holds: isLower(shapeOf(found[2]), shapeOf(found[0])),
        text: `The shape costs ${found.map((row, i) => `${hundredths(shapeOf(row))} at M = ${orders[i]}`).join(', ')}; the gap is ${found.map(({ exact }) => nats(exact.gap.mean)).join(', ')}.`,
      })),
    ],
  );
}

function precise(rows: MeasuredRows): MeasuredClaim {
  const { coarse } = ids(2);
  const grids = [101, 301, 1001];
  return measuredClaim(
    {
      id: 'precise-enough',
      claim: 'A grid of about 100 points is precise enough.',
      source: 'section 4',
      remark: 'd = 2, M = 5, sampled exactly.',
    },
    [
      reading(rows.summed(...grids.map((points) => coarse(5, points))), (found) => {
        const [coarsest, ...finer] = found.map(({ exact }) => exact.freeEnergy.mean);
        return {
          holds: finer.every((finer) => !isLower(finer, coarsest)),
          text: `L and -log p(x) are ${found
            .map(
              ({ exact }, i) =>
                `${nats(exact.freeEnergy.mean)} and ${nats(exact.nll.mean)} at R = ${grids[i]}`,
            )
            .join(', ')}.`,
        };
      }),
    ],
  );
}

function encoder(rows: MeasuredRows): MeasuredClaim {
  const { gauss, categorical, coarse } = ids(2);
  const names = ['Gauss', 'Cat', 'CG-BPEF'];
  return measuredClaim(
    {
      id: 'encoder-limits',
      claim: 'The encoder, not the family of densities, limits the bound.',
      source: 'ours',
      remark: 'd = 2; CG-BPEF with M = 5 and R = 101, sampled exactly.',
    },
    [
      reading(rows.summed(gauss, categorical, coarse(5, 101)), (found) => ({
        holds: found.every(({ exact }) => exact.amortisation.mean > exact.family.mean),
        text: `${found.map((row, i) => `${names[i]}: ${partsText(row)}`).join('. ')}.`,
      })),
      wonBack(rows.summed(gauss, coarse(5, 101))),
    ],
  );
}

/** How much of what the encoder loses comes back where q of each picture is optimised alone. */
function wonBack(rows: readonly Summed[] | null): Reading | null {
  const found = rows?.flatMap(({ row, refined }) => (refined ? [{ row, refined }] : [])) ?? [];
  if (found.length === 0 || found.length < (rows?.length ?? 0)) return null;
  return {
    measure: 'refined',
    holds: found.every(({ refined }) => refined.gain > refined.amortisation / 2),
    text: `${found
      .map(
        ({ row, refined: { pictures, gain, amortisation } }) =>
          `${row.label}: ${nats(gain)} of ${nats(amortisation)} nats come back (${Math.round((100 * gain) / amortisation)} %), ${pictures} pictures`,
      )
      .join('. ')}.`,
  };
}

function estimate(rows: MeasuredRows): MeasuredClaim {
  const found = rows.summed(ids(2).gauss, ids(2).coarse(5, 101));
  const weighed = found?.every(({ exact }) => exact.importanceAbove !== null) ? found : null;
  return measuredClaim(
    {
      id: 'estimate-above',
      claim: 'The importance-weighted NLL of an audit errs upwards, and by less than L.',
      source: 'ours',
      remark: 'The same pictures, grey. An audit cannot know this error by itself; here the truth is known.',
    },
    [
      reading(weighed, (rows) => ({
        holds: rows.every(({ exact }) => {
          const { mean, standardError } = exact.importanceAbove!;
          return mean > -2 * standardError && mean < exact.gap.mean;
        }),
        text: `${rows
          .map(({ row, exact }) => {
            const { mean, median, samples } = exact.importanceAbove!;
            return `${row.label}: K = ${samples} lies ${hundredths(mean)} nats above (median ${hundredths(median)}), L ${hundredths(exact.gap.mean)} (${hundredths(exact.median.mean)})`;
          })
          .join('. ')}.`,
      })),
    ],
  );
}

export const claimsOfTruth = (rows: MeasuredRows): MeasuredClaim[] => [
  gaussianShape(rows),
  higherMoments(rows),
  precise(rows),
  encoder(rows),
  estimate(rows),
];
