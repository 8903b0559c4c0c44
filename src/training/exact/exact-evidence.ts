/** Exact evidence of a trained network with few latent dimensions, on pictures that were not trained on. Yields between chunks, and may be abandoned at any of them. */
import type { ExactEvidence, ExactPicture } from '../../experiment/exact';
import { mostExactCells } from '../../experiment/exact-limits';
import { meanAndError } from '../../math/importance-weighting';
import type { ModelId } from '../../models/registry';
import type { LatentCells } from '../../models/latent/distribution';
import { blankDistribution } from '../../models/latent/readings';
import { createStages, type AuditProgress } from '../audit/stages';
import { distributionOf, posteriorsOf, type Subject } from '../audit/subject';
import { mapped } from '../audit/mapped';
import { boxed } from './boxed-cells';
import { cellLikelihoods } from './cell-likelihoods';
import { exactPicture } from './exact-picture';
import { narrowWindow } from './narrow-window';

export interface ExactTake {
  readonly subject: Subject;
  readonly model: ModelId;
  readonly step: number;
  /** The first so many of that part of the data set. */
  readonly pictures: number;
  readonly from: ExactEvidence['from'];
  readonly pixels: ExactEvidence['pixels'];
  /** Of the cells of a continuous dimension (models/latent/distribution). */
  readonly fineness: number;
}

/** Likelihoods held at once: half a gigabyte. */
const HELD = 2 ** 27;
/** What a picture's parts cost beside decoding a cell for it. */
const PARTS_COST = 0.2;

/** Throws where the model has no cells, or more of them than can be decoded. */
export async function* exactEvidence(take: ExactTake): AsyncGenerator<AuditProgress, ExactEvidence, void> {
  const { subject, model, step, pictures, from, pixels, fineness } = take;
  const { network } = subject;
  const { name } = network.model.spec;
  const blank = blankDistribution(network.model.spec, network.settings);
  const { cells: cellsOf } = blank;
  if (!cellsOf) throw new Error(`exact evidence of ${name}: expected a model with cells, got one without`);
  const { latent } = network.settings;
  const sizes = Array.from({ length: latent }, (_, j) => cellsOf(j, fineness).logPrior.length);
  const cells = sizes.reduce((product, size) => product * size, 1);
  if (cells > mostExactCells)
    throw new Error(
      `exact evidence of ${name}: expected at most ${mostExactCells} cells, got ${sizes.join(' x ')}; take coarser cells (--fineness 1 has room for d = 3 on the command line), or train with d = 1 or 2`,
    );
  // Cells of a normal posterior are no model's own, however fine.
  const parts = blank.windowed ? 1 : sizes[0] / cellsOf(0, 1).logPrior.length;
  const { first } = subject.dataset.split[from];
  const places = Array.from({ length: pictures }, (_, i) => first + i);
  const each = Math.max(1, Math.floor(HELD / cells));
  const blocks = Math.ceil(pictures / each);
  const whole = blocks * cells * (1 + PARTS_COST);
  const stages = createStages({ encode: pictures, decode: whole });
  const posteriors = yield* stages.run('encode', posteriorsOf(subject, places), pictures);
  // Where the cells lie follows from the prior, which all pictures share.
  const { cells: cellsInUse } = distributionOf(subject, posteriors[0]);
  const grid = sizes.map((_, j) => cellsInUse!(j, fineness));
  const widths = grid.map(({ inputs }) => inputs[1] - inputs[0]);
  const byPicture: ExactPicture[] = [];
  const decoding = { subject, pixels: pixels === 'grey' ? 'none' : 'static' } as const;
  const found = yield* stages.run('decode', measured(), whole);
  return summary(found);

  async function likelihoodsAt(dimensions: readonly LatentCells[], pictures: readonly number[]) {
    const work = cellLikelihoods({ ...decoding, pictures, ...ofCells(dimensions) });
    for (;;) {
      const next = await work.next();
      if (next.done) return next.value[0];
    }
  }

  async function* measured(): AsyncGenerator<number, readonly ExactPicture[], void> {
    for (let block = 0; block < blocks; block++) {
      const pictures = places.slice(block * each, (block + 1) * each);
      const before = block * cells * (1 + PARTS_COST);
      const likelihoods = yield* mapped(
        cellLikelihoods({ ...decoding, pictures, ...ofCells(grid) }),
        (done) => before + done,
      );
      for (const [i, values] of likelihoods.entries()) {
        const distribution = distributionOf(subject, posteriors[block * each + i]);
        const dimensions = grid.map((_, j) => distribution.cells!(j, fineness));
        const { windowed } = distribution;
        const own = boxed(dimensions, values, parts);
        const windows = windowed && narrowWindow(own, widths, windowed);
        if (windowed && windows) {
          const finer = windows.map((window, j) => windowed.cells(j, window));
          const again = boxed(finer, await likelihoodsAt(finer, [pictures[i]]));
          byPicture.push({ ...exactPicture(again), finer: true });
        } else byPicture.push({ ...exactPicture(own, parts), finer: false });
        yield before + cells * (1 + (PARTS_COST * (i + 1)) / likelihoods.length);
      }
    }
    return byPicture;
  }

  function summary(all: readonly ExactPicture[]): ExactEvidence {
    const mean = (value: (one: ExactPicture) => number) => meanAndError(all.map(value));
    const share = (modes: (one: ExactPicture) => readonly number[]) => {
      const marginals = all.flatMap(modes);
      return marginals.filter((count) => count > 1).length / marginals.length;
    };
    const meanOf = (value: (one: ExactPicture) => number | null) => {
      const values = all.map(value).filter((one) => one !== null);
      return values.length > 0 ? values.reduce((sum, one) => sum + one, 0) / values.length : null;
    };
    return {
      ...{ model, step, pixels, pictures, from, cells: sizes },
      reading: blank.reading,
      freeEnergy: mean(({ nll, gap }) => nll + gap),
      nll: mean(({ nll }) => nll),
      gap: { ...mean(({ gap }) => gap), median: median(all.map(({ gap }) => gap)) },
      floor: mean(({ floor }) => floor),
      family: mean(({ family }) => family),
      amortisation: mean(({ gap, family }) => gap - family),
      finer: all.filter(({ finer }) => finer).length,
      twoModes: share(({ modes }) => modes),
      ownTwoModes: share(({ ownModes }) => ownModes),
      correlation: meanOf(({ correlation }) => correlation && Math.abs(correlation)),
      information: meanOf(({ information }) => information),
      byPicture: all,
    };
  }
}

const ofCells = (dimensions: readonly LatentCells[]) => ({
  inputs: dimensions.map(({ inputs }) => inputs),
  sizes: dimensions.map(({ logPrior }) => logPrior.length),
});

function median(values: readonly number[]): number {
  const inOrder = values.toSorted((a, b) => a - b);
  const middle = inOrder.length >> 1;
  return inOrder.length % 2 === 1 ? inOrder[middle] : (inOrder[middle - 1] + inOrder[middle]) / 2;
}
