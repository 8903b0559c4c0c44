/** Claims of section 5, each with what was measured of trained models of 20 dimensions. Pure. */
import type { GradientNoisePart, SectionFive } from '../section-five';
import { margin, measuredClaim, nats, type MeasuredClaim, type Reading } from './measured-claim';
import type { MeasuredFive } from './section-five';

type Five = Omit<SectionFive, 'byPicture'>;

const hundredths = (value: number) => value.toFixed(2).replace('-', '−');
const shareOf = (value: number) => `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} %`;

const where = ({ pictures, precision }: Five) =>
  `d = ${precision.own.length}, the first ${pictures.toLocaleString('en-GB')} test pictures.`;

/** A reading where all that it needs was measured; null else. */
function reading<T>(found: T | null | undefined, judge: (found: T) => Reading): Reading | null {
  return found ? judge(found) : null;
}

const aboveBound = ({ term1, bounds }: Five) => term1.mean - bounds.eq5;

function nearBound({ gauss, 'cg-bpef': coarse }: MeasuredFive): MeasuredClaim {
  return measuredClaim(
    {
      id: 'term1-near-bound',
      claim: 'In CG-BPEF-VAE term1 is closer to the bound (5) than in Gauss-VAE, as its prior is free.',
      source: 'section 5',
      remark: `${gauss ? `${where(gauss)} ` : ''}A centroid fitted to few pictures is a little nearer to them than one fitted to all.`,
    },
    [
      reading(gauss && coarse && { gauss, coarse }, ({ gauss, coarse }) => ({
        measure: 'geometry',
        holds: aboveBound(coarse) < aboveBound(gauss),
        text: `term1 lies above (5) by ${hundredths(aboveBound(gauss))} of ${nats(gauss.term1.mean)} nats in Gauss-VAE, by ${hundredths(aboveBound(coarse))} of ${nats(coarse.term1.mean)} in CG-BPEF-VAE.`,
      })),
    ],
  );
}

function notCentroid({ gauss }: MeasuredFive): MeasuredClaim {
  return measuredClaim(
    {
      id: 'prior-not-centroid',
      claim:
        'The standard normal prior is not the Bregman centroid: a free one brings term1 down to the bound (5).',
      source: 'section 5',
      remark: `It holds if a free prior gains half a nat. Training draws the posteriors to the standard prior.${gauss ? ` ${where(gauss)}` : ''}`,
    },
    [
      reading(gauss, (found) => ({
        measure: 'geometry',
        holds: found.bounds.centroidToPrior > margin,
        text: `A free prior gains KL(centroid : prior), ${hundredths(found.bounds.centroidToPrior)} nats or ${shareOf(found.bounds.centroidToPrior / found.term1.mean)} of term1.`,
      })),
    ],
  );
}

/** Correlation from which two ways to one figure of a picture are called alike. */
const alike = 0.99;

function taylorAccurate({ gauss, 'cg-bpef': coarse }: MeasuredFive): MeasuredClaim {
  const said = ({ taylor, term2 }: Five) =>
    `${hundredths(taylor.difference.mean)} ± ${hundredths(taylor.difference.standardError)} nats above the sampled ${nats(term2.mean)}, correlation over the pictures ${taylor.correlation.toFixed(4)}`;
  return measuredClaim(
    {
      id: 'taylor-accurate',
      claim: 'Taylor’s approximation of term2 is accurate.',
      source: 'section 5',
      remark: `It holds within half a nat, from a correlation of ${alike} on. The paper claims it for a Gaussian q. CG-BPEF is measured with whole categories.${gauss ? ` ${where(gauss)}` : ''}`,
    },
    [
      reading(gauss, (found) => ({
        measure: 'geometry',
        holds: Math.abs(found.taylor.difference.mean) < margin && found.taylor.correlation >= alike,
        text: `Gauss: ${said(found)}.${coarse ? ` CG-BPEF, not decisive because its q is no Gaussian: ${said(coarse)}.` : ''}`,
      })),
    ],
  );
}

function betterSignal({ gauss }: MeasuredFive): MeasuredClaim {
  const noise = gauss?.remarkFive;
  const parts = (value: (part: GradientNoisePart) => number) =>
    noise
      ? (['encoder', 'decoder'] as const)
          .map((name) => `${shareOf(value(noise[name]) / noise[name].gradient)} of the ${name}’s`)
          .join(' and ')
      : '';
  const passes = gauss?.precision.own.length ?? 1;
  const isNearer = (draws: number) =>
    noise !== null &&
    noise !== undefined &&
    [noise.encoder, noise.decoder].every(({ taylor, oneDraw }) => taylor < oneDraw / draws);
  return measuredClaim(
    {
      id: 'taylor-signal',
      claim: 'In Gauss-VAE with L = 1 Taylor’s term2 is a better training signal than one sample.',
      source: 'section 5, remark 5',
      remark:
        'Squared lengths, of the gradient of term2 at the same trained parameters. The error of one draw averages out over the steps; Taylor’s error does not. No run was trained with it.',
    },
    [
      reading(noise, ({ batches, batchSize }) => ({
        measure: 'gradient',
        holds: isNearer(1),
        text: `One draw has a variance of ${parts(({ oneDraw }) => oneDraw)} squared gradient. Taylor’s error is ${parts(({ taylor }) => taylor)}. The choice of ${batchSize} pictures adds ${parts(({ pictures }) => pictures)} (${batches} batches).`,
      })),
      reading(noise, () => ({
        measure: 'gradient per pass',
        holds: isNearer(passes),
        text: `Taylor’s term costs one decoder pass for each of ${passes} dimensions. As many draws bring the variance down to ${parts(({ oneDraw }) => oneDraw / passes)}.`,
      })),
    ],
  );
}

export const claimsOfSectionFive = (found: MeasuredFive): MeasuredClaim[] => [
  nearBound(found),
  notCentroid(found),
  taylorAccurate(found),
  betterSignal(found),
];
