/** What is measured of a run with one or two latent dimensions after its audit: words of the commands, and what they must have left. Pure. */
import type { ExactEvidence } from '../../experiment/exact';
import type { Refined } from '../../experiment/refined';
import type { CommonSettings } from '../../models/contract';
import { blankDistribution } from '../../models/latent/readings';
import { specOf, type ModelId } from '../../models/registry';
import type { Job } from './jobs';
import { measuredOf } from './measured-of';

/** Above so many cells none is cut in two: those of R = 1001 are narrower than a posterior as they are. */
const MOST_CELLS = 2 ** 21;

/** Whether the evidence of a job's run is a sum over cells. */
export const isTruth = ({ experiment, model }: Pick<Job, 'experiment' | 'model'>): boolean =>
  experiment.models[model].latent <= 2;

/** Cells of all dimensions together. */
export function cellsOf({ experiment, model }: Pick<Job, 'experiment' | 'model'>, fineness: number): number {
  const settings: CommonSettings = experiment.models[model];
  const { cells } = blankDistribution(specOf(model), settings);
  const each = cells ? cells(0, fineness).logPrior.length : 0;
  return each ** settings.latent;
}

export const finenessOf = (job: Pick<Job, 'experiment' | 'model'>): 1 | 2 =>
  cellsOf(job, 2) > MOST_CELLS ? 1 : 2;

/** Words of `npm run exact` for a job; `at` is where its files are, by name. */
export const exactWords = (
  job: Job,
  backend: string,
  pictures: number,
  at: (file: string) => string,
): string[] => [
  ...['--weights', at(`${job.model}.safetensors`), '--pictures', String(pictures)],
  ...['--fineness', String(finenessOf(job)), '--backend', backend, '--json', at('exact.json')],
];

/** Throws an Error for a file that holds no exact evidence of that model. */
export const exactOf = (given: unknown, model: ModelId, folder: string): ExactEvidence =>
  measuredOf(given, model, 'exact', 'exact evidence', `${folder}/exact.json`);

/** Pictures whose q is refined: a minute or two of one core. */
export const REFINED_PICTURES = 100;

/** Words of `npm run refine` for a job. */
export const refineWords = (
  job: Job,
  backend: string,
  pictures: number,
  at: (file: string) => string,
): string[] => [
  ...[
    '--weights',
    at(`${job.model}.safetensors`),
    '--pictures',
    String(Math.min(pictures, REFINED_PICTURES)),
  ],
  ...['--backend', backend, '--json', at('refined.json')],
];

/** Throws an Error for a file that holds no refined q of that model. */
export const refinedOf = (given: unknown, model: ModelId, folder: string): Refined =>
  measuredOf(given, model, 'refined', 'a refined q', `${folder}/refined.json`);
