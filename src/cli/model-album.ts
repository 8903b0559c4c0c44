/** What a recording keeps of one model while it trains: the losses of every step, and what its probes answer at some. Trains nothing. */
import type { Metrics, Pictures, Posteriors } from '../experiment/measurements';
import type { DatedPictures, RecordedFigures, RecordedModel } from '../experiment/recording';
import type { CommonSettings } from '../models/contract';
import { specOf, type ModelId } from '../models/registry';
import type { Run } from '../training/run-contract';
import { meansBetween } from './curve-points';

interface AlbumTake {
  readonly model: ModelId;
  readonly settings: CommonSettings;
  /** The first so many validation pictures are recorded. */
  readonly digits: number;
  /** Draws of the prior. */
  readonly samples: number;
  /** Pictures of a traversal. */
  readonly positions: number;
  /** The dimension that is traversed; unset, the one whose KL is largest at the end. */
  readonly dimension?: number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The dimension whose KL is largest, a mean over the pictures. */
function largestDimension({ model, settings }: AlbumTake, { pictures, heads, prior }: Posteriors): number {
  const size = heads.length / pictures;
  const kl = Array.from({ length: pictures }, (_, i) => {
    const head = heads.subarray(i * size, (i + 1) * size);
    return specOf(model).klByDimension({ head, prior }, settings);
  });
  const byDimension = Array.from({ length: settings.latent }, (_, j) => sum(kl.map((own) => own[j])));
  return byDimension.indexOf(Math.max(...byDimension));
}

const picturesOf = ({ count, width, height, pixels, step }: DatedPictures): DatedPictures => ({
  count,
  width,
  height,
  pixels,
  step,
});

export class ModelAlbum {
  readonly #take: AlbumTake;
  readonly #term1: number[] = [];
  readonly #term2: number[] = [];
  readonly #pictures: Pictures[] = [];
  readonly #posteriors: Posteriors[] = [];
  readonly #samples: DatedPictures[] = [];
  /** By dimension: which one will be kept is known at the end. */
  readonly #traversals = new Map<number, DatedPictures[]>();
  readonly #evaluated: RecordedFigures['term2'][number][] = [];

  constructor(take: AlbumTake) {
    this.#take = take;
    const { dimension, settings } = take;
    const dimensions =
      dimension === undefined ? Array.from({ length: settings.latent }, (_, j) => j) : [dimension];
    dimensions.forEach((j) => this.#traversals.set(j, []));
  }

  hear({ term1, term2 }: Metrics): void {
    this.#term1.push(...term1);
    this.#term2.push(...term2);
  }

  /** Reconstructions and posteriors, of every frame. */
  async photograph(run: Run): Promise<void> {
    const { model, digits } = this.#take;
    const indices = Array.from({ length: digits }, (_, i) => i);
    this.#pictures.push(await run.probe('reconstruct', { model, indices }));
    const { pictures, heads, prior } = await run.probe('posteriors', { model, count: digits });
    this.#posteriors.push({ pictures, heads, prior });
  }

  /** Samples of the prior, and traversals of the first digit. */
  async photographFigures(run: Run): Promise<void> {
    const { model, samples, positions } = this.#take;
    this.#samples.push(picturesOf(await run.probe('sample', { model, count: samples })));
    for (const [dimension, taken] of this.#traversals) {
      const take = { model, index: 0, dimension, count: positions };
      taken.push(picturesOf(await run.probe('traverse', take)));
    }
  }

  /** term2 of the recorded digits, of an evaluation that has just been made. */
  evaluated(run: Run): void {
    const { model, digits } = this.#take;
    const last = run.validationTerm2(model);
    if (last) this.#evaluated.push({ step: last.step, values: Array.from(last.term2.subarray(0, digits)) });
  }

  /** The curves as means over the stretches of steps that end at `ends`. */
  recorded(ends: readonly number[]): RecordedModel {
    const dimension =
      this.#take.dimension ?? largestDimension(this.#take, this.#posteriors[this.#posteriors.length - 1]);
    return {
      pictures: this.#pictures,
      term1: meansBetween(this.#term1, ends),
      term2: meansBetween(this.#term2, ends),
      figures: {
        posteriors: this.#posteriors,
        samples: this.#samples,
        traversal: { dimension, taken: this.#traversals.get(dimension) ?? [] },
        term2: this.#evaluated,
      },
    };
  }
}
