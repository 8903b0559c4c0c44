/** A small network as the subject of an audit: posteriors unlike the prior, likelihoods that importance weights can bridge. Only tests import this. */
import type { CommonSettings, TensorModel } from '../../models/contract';
import { loadModel, type ModelId } from '../../models/registry';
import { initialValues } from '../../nn/parameters';
import { createNetwork, networkShapes } from '../network';
import { tiny, tinyExperiment } from './tiny-run';
import type { Subject } from '../audit/subject';

/** Xavier's weights by a factor, and a prior that is not uniform. */
export async function tinySubject(
  id: ModelId,
  change: Readonly<Record<string, unknown>> = {},
  wrap: (model: TensorModel) => TensorModel = (model) => model,
): Promise<Subject> {
  const model = wrap(await loadModel(id));
  const settings = tinyExperiment(change).models[id] as CommonSettings;
  const shapes = networkShapes(model.spec, settings, 36);
  const values = new Map(
    [...initialValues(shapes, 3, id)].map(([name, numbers]) => [
      name,
      numbers.map((value, i) =>
        name.startsWith('prior/') ? 0.4 * Math.cos(i) : (name.startsWith('decoder/') ? 0.7 : 1.5) * value,
      ),
    ]),
  );
  const network = createNetwork(model, settings, 36, values);
  const temperature = model.spec.hasTemperature(settings) ? 0.5 : null;
  return { network, dataset: tiny, seed: 5, binarise: 'none', temperature };
}

/** Runs a generator to its end. */
export async function finished<R>(work: AsyncGenerator<unknown, R, void>): Promise<R> {
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
  }
}
