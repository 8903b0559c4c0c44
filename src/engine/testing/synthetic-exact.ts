/** Made-up exact evidence in the shape and the proportions of real one, consistent in itself: for the fake engine and for tests. */
import type { ExactEvidence, ExactOptions, ExactPicture } from '../../experiment/exact';
import { EXACT_FINENESS } from '../../experiment/exact-limits';
import { meanAndError } from '../../math/importance-weighting';
import type { CommonSettings } from '../../models/contract';
import { blankDistribution } from '../../models/latent/readings';
import { specOf } from '../../models/registry';
import type { AuditProgress } from '../../training/audit/stages';
import { codeOf } from './synthetic-pictures';

interface SyntheticExactTake {
  readonly options: ExactOptions;
  /** Pictures that there are in that part of the data set. */
  readonly pictures: number;
  readonly step: number;
  readonly settings: CommonSettings;
  /** L, nats a picture. */
  readonly freeEnergy: number;
}

const CHUNKS = 5;
/** Spread of the pictures, nats. */
const SPREAD = 40;
/** The largest gap, nats; most are far below it. */
const WIDEST = 15;

const average = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

function pictureOf(i: number, L: number, latent: number, places: boolean): ExactPicture {
  const code = codeOf(i + 1);
  const gap = 0.1 + WIDEST * code ** 4;
  const floor = latent === 1 ? 0 : 0.04 * gap;
  const two = code > 0.9;
  const each = <T>(value: T): T[] => Array.from({ length: latent }, () => value);
  return {
    nll: L + SPREAD * (codeOf(7 * i) - 0.5) - gap,
    gap,
    floor,
    family: floor + 0.02 * gap,
    finer: places && code < 0.1,
    modes: each(1).map((one, j) => (two && j === 0 ? 2 : one)),
    ownModes: each(1),
    deviations: places ? each(0.02 + 0.1 * code) : null,
    correlation: latent === 2 && places ? code - 0.5 : null,
    information: latent === 2 ? code / 4 : null,
  };
}

export async function* syntheticExact(
  take: SyntheticExactTake,
): AsyncGenerator<AuditProgress, ExactEvidence, void> {
  const { options, step, settings, freeEnergy } = take;
  for (let done = 1; done <= CHUNKS; done++) yield { done, total: CHUNKS };
  const { model, pixels, from } = options;
  const { latent } = settings;
  const pictures = Math.min(options.pictures, take.pictures);
  const { cells, reading } = blankDistribution(specOf(model), settings);
  const grid = Array.from({ length: latent }, (_, j) => cells!(j, EXACT_FINENESS));
  // A place is one number; a category has none.
  const places = grid.every(({ inputs, logPrior }) => inputs.length === logPrior.length);
  const L = freeEnergy - (pixels === 'grey' ? 0 : 2);
  const all = Array.from({ length: pictures }, (_, i) => pictureOf(i, L, latent, places));
  const mean = (value: (one: ExactPicture) => number) => meanAndError(all.map(value));
  const share = (modes: (one: ExactPicture) => readonly number[]) =>
    average(all.flatMap(modes).map((count) => (count > 1 ? 1 : 0)));
  const gaps = all.map(({ gap }) => gap).toSorted((a, b) => a - b);
  return {
    ...{ model, step, reading, pixels, pictures, from },
    cells: grid.map(({ logPrior }) => logPrior.length),
    freeEnergy: mean(({ nll, gap }) => nll + gap),
    nll: mean(({ nll }) => nll),
    gap: {
      ...mean(({ gap }) => gap),
      median: (gaps[Math.floor((pictures - 1) / 2)] + gaps[Math.floor(pictures / 2)]) / 2,
    },
    floor: mean(({ floor }) => floor),
    family: mean(({ family }) => family),
    amortisation: mean(({ gap, family }) => gap - family),
    finer: all.filter(({ finer }) => finer).length,
    twoModes: share(({ modes }) => modes),
    ownTwoModes: share(({ ownModes }) => ownModes),
    correlation: all[0].correlation === null ? null : average(all.map((one) => Math.abs(one.correlation!))),
    information: all[0].information === null ? null : average(all.map((one) => one.information!)),
    byPicture: all,
  };
}
