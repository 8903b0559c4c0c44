/**
 * Measures what figure 4 is drawn from, of the shipped models of d = 20 on the first 100 validation pictures, and writes it to
 * scripts/figures/figure-4.json: `npx tsx scripts/measure/figure-four.ts`, about half a minute.
 */
import { writeFileSync } from 'node:fs';
import { createNodePlatform } from '../../src/cli/platform';
import { readRun } from '../../src/cli/run-files';
import { hasPlaces } from '../../src/experiment/section-five-limits';
import { loadGeometry, loadModel } from '../../src/models/registry';
import { term1Geometry } from '../../src/models/term1-geometry';
import { posteriorsOf } from '../../src/training/audit/subject';
import { trainedParameters } from '../../src/training/kept-parameters';
import { createNetwork } from '../../src/training/network';
import { sectionFive } from '../../src/training/section-five/section-five';
import { familyOf, momentsAt, type Point } from '../../src/views/geometry/figure-four/moments';
import type { MeasuredFour } from '../figures/string-figure';
import { whole } from './whole';

const [PICTURES, DRAWS, PICKED] = [100, 100, 0];

const short = (value: number): number => Number(value.toPrecision(6));
const shortPoint = ({ x, y }: Point): Point => ({ x: short(x), y: short(y) });

const { kept, facts } = await readRun('public/trained/default.zip');
const platform = createNodePlatform({ emit: () => undefined, data: null, own: null });
const measured: MeasuredFour[] = [];
for (const trained of trainedParameters(kept, facts.dataset.sha256)) {
  const { model, experiment, settings, parameters, temperature, step } = trained;
  if (!hasPlaces(model, settings)) continue;
  const dataset = await platform.openDataset(experiment.dataset, () => undefined);
  await platform.chooseBackend('wasm', 1, dataset, experiment);
  const { first } = dataset.split.validation;
  await dataset.until(first + PICTURES);
  const { seed, binarise } = experiment;
  const tensorModel = await loadModel(model);
  const network = createNetwork(tensorModel, settings, dataset.width * dataset.height, parameters);
  const subject = { network, dataset, seed, binarise, temperature };
  const found = await whole(
    sectionFive({
      ...{ subject, model, step, from: 'validation', pictures: PICTURES, samples: DRAWS },
      batchSize: experiment.batchSize,
    }),
  );
  const places = Array.from({ length: PICTURES }, (_, i) => first + i);
  const posteriors = await whole(posteriorsOf(subject, places));
  const { spec } = tensorModel;
  const head = Float32Array.from(posteriors.flatMap((one) => Array.from(one.head)));
  const { prior } = posteriors[0];
  const byDimension = posteriors.map((one) => spec.klByDimension(one, settings));
  const total = byDimension[0].map((_, j) => byDimension.reduce((sum, kl) => sum + kl[j], 0));
  const dimension = total.indexOf(Math.max(...total));
  const family = familyOf({ spec, settings, posterior: { head, prior }, pictures: PICTURES, dimension })!;
  const moments = momentsAt(family, temperature);
  const geometry = term1Geometry(await loadGeometry(model), head, prior, spec.headSize(settings), settings);
  const own = found.byPicture[PICKED];
  measured.push({
    ...{ model, step, dimension, temperature },
    posteriors: moments.posteriors.map(shortPoint),
    prior: shortPoint(moments.prior),
    relaxed: moments.relaxed?.map(shortPoint) ?? null,
    isBounded: Number.isFinite(moments.low),
    labels: places.map((place) => dataset.labels[place]),
    best: found.byPicture.map(({ best }) => short(best[dimension])),
    mixture: short(geometry.dimensions[dimension].mixtureToCentroid),
    picked: {
      index: PICKED,
      toPrior: short(own.term1),
      toPriorHere: short(byDimension[PICKED][dimension]),
      toBest: short(own.term2 - own.nllAtBest),
    },
    means: [found.term1, found.strings.toBest, found.strings.nllAtBest, found.freeEnergy].map(({ mean }) =>
      short(mean),
    ),
  });
}
writeFileSync('scripts/figures/figure-4.json', `${JSON.stringify(measured)}\n`);
