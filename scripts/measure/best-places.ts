/**
 * Prints how long (z^k)* and G of one picture after the other take, of the shipped models of d = 20, on one thread of wasm:
 * `npx tsx scripts/measure/best-places.ts [pictures, 40] [model, gauss]`. Judges nothing.
 */
import { createNodePlatform } from '../../src/cli/platform';
import { readRun } from '../../src/cli/run-files';
import { decoderMetric } from '../../src/math/section-five/decoder-metric';
import { loadModel } from '../../src/models/registry';
import { distributionOf, posteriorsOf, testPictures } from '../../src/training/audit/subject';
import { trainedParameters } from '../../src/training/kept-parameters';
import { createNetwork } from '../../src/training/network';
import { bestPlaces } from '../../src/training/section-five/best-places';
import { numberLayers } from '../../src/training/section-five/number-layers';
import { searchOf } from '../../src/training/section-five/search-of';
import { whole } from './whole';

const pictures = Number(process.argv[2] ?? 40);
const model = process.argv[3] ?? 'gauss';

/** Milliseconds of the processor. */
async function processorTime(work: () => unknown): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

const { kept, facts } = await readRun('public/trained/default.zip');
const trained = trainedParameters(kept, facts.dataset.sha256).find((one) => one.model === model);
if (!trained) throw new Error(`model: expected one of the run, got ${model}`);
const { experiment, settings, parameters, temperature } = trained;
const platform = createNodePlatform({ emit: () => undefined, data: null, own: null });
const dataset = await platform.openDataset(experiment.dataset, () => undefined);
await platform.chooseBackend('wasm', 1, dataset, experiment);
await dataset.until(dataset.split.test.first + pictures);
const { seed, binarise } = experiment;
const network = createNetwork(await loadModel(trained.model), settings, 784, parameters);
const subject = { network, dataset, seed, binarise, temperature };
const layers = await numberLayers(network);
const places = testPictures(subject, pictures);
const posteriors = await whole(posteriorsOf(subject, places));
const times: number[] = [];
for (const [i, picture] of places.entries()) {
  const distribution = distributionOf(subject, posteriors[i]);
  times.push(
    await processorTime(() => {
      const metric = decoderMetric(layers, distribution.real!().mean);
      return whole(bestPlaces(subject, [searchOf(subject, picture, distribution, metric)]));
    }),
  );
}
const inOrder = times.slice(2).sort((a, b) => a - b);
const at = (share: number) => inOrder[Math.floor(share * (inOrder.length - 1))].toFixed(0);
console.log(
  `${network.model.spec.name}, d = ${settings.latent}: the first two pictures ${times[0].toFixed(0)} and ${times[1].toFixed(0)} ms; of the others the median is ${at(0.5)}, nine in ten below ${at(0.9)}, the longest ${at(1)} ms`,
);
