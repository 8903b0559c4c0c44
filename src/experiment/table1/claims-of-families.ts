/** What runs of CG-VAE's families and of other priors decide: whether the shape of a density, or the prior, is worth anything. Pure. */
import { isLower, measuredClaim, nats, signed, type MeasuredClaim, type Reading } from './measured-claim';
import type { Audited, MeasuredRows } from './measured-rows';
import type { RowSummary } from './summary';

const source = 'ours';
const monomials = 'cg-bpef-L1';
const concrete = (family: string) => `cg-${family}-L1-T0.5`;
const exact = (family: string) => `cg-${family}-L1-inverse-cdf`;
const bases = ['legendre', 'cosine', 'spline'];

const paperL = ({ freeEnergy }: RowSummary) => freeEnergy.mean;
const boundL = ({ audit }: Audited) => audit.bound.mean;

/** The first row against the others, each with its name; null while one is missing. */
function against<R extends RowSummary>(
  measure: Reading['measure'],
  rows: readonly R[] | null,
  value: (row: R) => number,
  judge: (first: number, others: readonly number[]) => boolean,
): Reading | null {
  if (!rows) return null;
  const [first, ...others] = rows.map(value);
  return {
    measure,
    holds: judge(first, others),
    text: `${rows.map((row) => `${row.row.label}: ${nats(value(row))}`).join('; ')}.`,
  };
}

function basisMattersLittle(rows: MeasuredRows): MeasuredClaim {
  const near = (first: number, others: readonly number[]) =>
    others.every((other) => Math.abs(other - first) < 0.5);
  return measuredClaim(
    {
      id: 'basis-matters-little',
      claim: 'Which functions bend the density changes L by less than half a nat at M = 5.',
      source,
      remark: 'Powers of z against Legendre polynomials, cosines and splines.',
    },
    [
      against('paper', rows.trained(`${monomials}-T0.5`, ...bases.map(concrete)), paperL, near),
      against('bound', rows.audited(`${monomials}-inverse-cdf`, ...bases.map(exact)), boundL, near),
    ],
  );
}

function legendreAtFifteen(rows: MeasuredRows): MeasuredClaim {
  const found = rows.trained(`${monomials}-T0.5-M15`, `${concrete('legendre')}-M15`);
  return measuredClaim(
    {
      id: 'legendre-at-fifteen',
      claim: 'With M = 15 Legendre polynomials do some 3 nats worse than powers of z.',
      source,
      remark: 'It holds from 2 to 4 nats.',
    },
    [against('paper', found, paperL, (first, [other]) => Math.abs(other - first - 3) <= 1)],
  );
}

function structureHelps(rows: MeasuredRows): MeasuredClaim {
  const lower = (first: number, [other]: readonly number[]) => isLower(first, other);
  return measuredClaim(
    {
      id: 'structure-helps',
      claim: 'A polynomial does better than a free logit for each grid point.',
      source,
    },
    [
      against('paper', rows.trained(`${monomials}-T0.5`, concrete('free')), paperL, lower),
      against('bound', rows.audited(`${monomials}-inverse-cdf`, exact('free')), boundL, lower),
    ],
  );
}

function mixtureHasModes(rows: MeasuredRows): MeasuredClaim {
  const found = rows.summed('cg-bpef-d2-M5-R101', 'cg-mixture-d2');
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  const reading = (): Reading | null => {
    if (!found) return null;
    const [polynomial, mixture] = found.map((row) => row.exact.ownTwoModes);
    return {
      measure: 'exact',
      holds: mixture > 2 * polynomial && mixture > 0.01,
      text: `Marginals of q with two modes: ${share(mixture)} of the mixture’s, ${share(polynomial)} of the polynomial’s; of the true posterior ${share(found[1].exact.twoModes)}.`,
    };
  };
  return measuredClaim(
    {
      id: 'mixture-has-modes',
      claim: 'A mixture takes modes that one polynomial does not.',
      source: 'section 6, as future work',
      remark: 'd = 2. It holds if twice as many marginals have two modes, and one in a hundred.',
    },
    [reading()],
  );
}

function centroidGainsLittle(rows: MeasuredRows): MeasuredClaim {
  const pairs = [
    ['gauss-L1', 'gauss-L1-centroid'],
    [`${monomials}-T0.5`, `${monomials}-T0.5-centroid`],
  ];
  const found = pairs.map((ids) => rows.trained(...ids));
  const reading = (): Reading | null => {
    const both = found.flatMap((pair) => (pair ? [pair] : []));
    if (both.length < pairs.length) return null;
    const gains = both.map(([own, centroid]) => paperL(own) - paperL(centroid));
    return {
      measure: 'paper',
      holds: gains.every((gain) => gain <= 0.2),
      text: `${both.map(([own, centroid], i) => `${centroid.row.label}: ${nats(paperL(centroid))}, ${signed(-gains[i])} beside ${nats(paperL(own))}`).join('; ')}.`,
    };
  };
  return measuredClaim(
    {
      id: 'centroid-gains-little',
      claim: 'The Bregman centroid as the prior gains at most 0.2 nats.',
      source: 'section 6, as future work',
      remark: 'Over the standard normal prior (Gauss-VAE) and over the learned one (CG-BPEF-VAE).',
    },
    [reading()],
  );
}

function learnedPriorOfCategories(rows: MeasuredRows): MeasuredClaim {
  const found = rows.trained('categorical-L1-T0.5', 'categorical-L1-T0.5-learned');
  return measuredClaim(
    {
      id: 'learned-prior-of-categories',
      claim: 'A learned prior gains Cat-VAE about 1.4 nats.',
      source,
      remark: 'It holds from 0.9 to 1.9 nats.',
    },
    [against('paper', found, paperL, (first, [other]) => Math.abs(first - other - 1.4) <= 0.5)],
  );
}

export const claimsOfFamilies = (rows: MeasuredRows): MeasuredClaim[] => [
  basisMattersLittle(rows),
  legendreAtFifteen(rows),
  structureHelps(rows),
  mixtureHasModes(rows),
  centroidGainsLittle(rows),
  learnedPriorOfCategories(rows),
];
