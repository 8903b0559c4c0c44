/**
 * Prints how long exact evidence takes of the trained models of two dimensions, on one thread of wasm: decoding all cells, -log p(x) and
 * the gap of every picture, and the parts of the gap: `npx tsx scripts/measure/exact-evidence.ts [pictures, 1000] [model, gauss]`.
 */
import { EXACT_FINENESS } from '../../src/experiment/exact-limits';
import { createNodePlatform } from '../../src/cli/platform';
import { readRun } from '../../src/cli/run-files';
import { gapOf } from '../../src/math/exact/factorised';
import type { LatentCells } from '../../src/models/latent/distribution';
import { loadModel } from '../../src/models/registry';
import { distributionOf, posteriorsOf, testPictures } from '../../src/training/audit/subject';
import { boxed } from '../../src/training/exact/boxed-cells';
import { cellLikelihoods } from '../../src/training/exact/cell-likelihoods';
import { exactParameters } from '../../src/training/exact/exact-parameters';
import { exactPicture } from '../../src/training/exact/exact-picture';
import { trainedParameters } from '../../src/training/kept-parameters';
import { createNetwork } from '../../src/training/network';
import { whole } from './whole';

const pictures = Number(process.argv[2] ?? 1000);
const model = process.argv[3] ?? 'gauss';

/** Seconds by the clock and of the processor. */
async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${what}: ${seconds.toFixed(1)} s, of the processor ${((user + system) / 1e6).toFixed(1)} s`);
  return result;
}

const { kept, facts } = await readRun('public/trained/plane.zip');
const trained = trainedParameters(kept, facts.dataset.sha256).find((one) => one.model === model);
if (!trained) throw new Error(`model: expected one of the run, got ${model}`);
const { experiment, settings, parameters, temperature } = trained;
const platform = createNodePlatform({ emit: () => undefined, data: null, own: null });
const dataset = await platform.openDataset(experiment.dataset, () => undefined);
await platform.chooseBackend('wasm', 1, dataset, experiment);
await dataset.until(dataset.split.test.end);
const { seed, binarise } = experiment;
const network = createNetwork(await loadModel(trained.model), settings, 784, parameters);
const subject = { network, dataset, seed, binarise, temperature };
const places = testPictures(subject, pictures);
const posteriors = await timed('encode', () => whole(posteriorsOf(subject, places)));
const cellsOf = (picture: number): readonly LatentCells[] => {
  const { cells } = distributionOf(subject, posteriors[picture]);
  return Array.from({ length: settings.latent }, (_, j) => cells!(j, EXACT_FINENESS));
};
const grid = cellsOf(0);
const sizes = grid.map(({ logPrior }) => logPrior.length);
console.log(`${pictures} pictures, ${sizes.join(' x ')} cells, ${network.model.spec.name}`);
const inputs = grid.map((dimension) => dimension.inputs);
const likelihoods = await timed('decode all cells', () =>
  whole(cellLikelihoods({ subject, pictures: places, pixels: 'none', inputs, sizes })),
);
const boxes = await timed('-log p(x) and the gap', () =>
  likelihoods.map((values, i) => {
    const own = boxed(cellsOf(i), values);
    gapOf(
      own.posterior,
      own.dimensions.map(({ logPosterior }) => logPosterior),
    );
    return own;
  }),
);
await timed('the parts, of all pictures in the grid', () => boxes.forEach((own) => void exactPicture(own)));
const how = { pictures, pixels: 'grey' } as const;
await timed('all of it, with windows of finer cells', () =>
  whole(exactParameters(network.model, trained, dataset, how)),
);
