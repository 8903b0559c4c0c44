/** One model in training: its network and optimiser, snapshots of both in plain numbers, and what a live change of settings does to them. */
import type { ModelId } from '../models/registry';
import type { CommonSettings, TensorModel } from '../models/contract';
import { netOf } from '../models/net-of';
import { createAdam, disposeAdam, type Adam } from '../nn/adam';
import type { ParameterShape } from '../nn/parameter-shape';
import { createParameters, disposeParameters, initialValues, readParameters } from '../nn/parameters';
import { createNetwork, networkShapes, shapesOf, type Network } from './network';
import { resized, resizedNames, resizedParameters } from './resize';
import type { Snapshot } from './snapshot';

export interface Learner {
  readonly id: ModelId;
  readonly model: TensorModel;
  readonly pixels: number;
  network: Network;
  adam: Adam;
  /** It came here trained; its optimiser may have begun anew. */
  begun: boolean;
  /** The state before the first resizing since a step was trained: columns projected away come back from it (definition 11). */
  beforeResizing: Snapshot | null;
}

/** What a probe needs of one: of a model that is only looked at there is no optimiser. */
export type Askable = Readonly<Pick<Learner, 'model' | 'network' | 'pixels'>> & {
  readonly beforeResizing: Pick<Snapshot, 'settings' | 'parameters'> | null;
};

export function createLearner(
  id: ModelId,
  model: TensorModel,
  settings: CommonSettings,
  pixels: number,
  seed: number,
): Learner {
  const values = initialValues(networkShapes(model.spec, settings, pixels), seed, id);
  const network = createNetwork(model, settings, pixels, values);
  return {
    id,
    model,
    pixels,
    network,
    adam: createAdam(network.parameters),
    begun: false,
    beforeResizing: null,
  };
}

export function disposeLearner(learner: Learner): void {
  disposeParameters(learner.network.parameters);
  disposeAdam(learner.adam);
}

/** Copies weights and moments from the device. */
export async function takeSnapshot({ network, adam }: Learner): Promise<Snapshot> {
  const read = (variables: Adam['first']) => readParameters({ shapes: network.parameters.shapes, variables });
  const [parameters, first, second] = await Promise.all([
    readParameters(network.parameters),
    read(adam.first),
    read(adam.second),
  ]);
  return { settings: network.settings, parameters, first, second, updates: adam.count };
}

/** A snapshot on the device, bit for bit. */
function onDevice(
  model: TensorModel,
  pixels: number,
  { settings, parameters, first, second, updates }: Snapshot,
): Pick<Learner, 'network' | 'adam'> {
  const network = createNetwork(model, settings, pixels, parameters);
  const { shapes } = network.parameters;
  const moments = (values: Snapshot['first']) => createParameters(shapes, values).variables as Adam['first'];
  return { network, adam: { count: updates, first: moments(first), second: moments(second) } };
}

/** One as it was kept; no initial weights are drawn. */
export function keptLearner(
  id: ModelId,
  model: TensorModel,
  pixels: number,
  {
    snapshot,
    beforeResizing,
    begun,
  }: Pick<Learner, 'beforeResizing' | 'begun'> & { readonly snapshot: Snapshot },
): Learner {
  return { id, model, pixels, ...onDevice(model, pixels, snapshot), begun, beforeResizing };
}

/** Puts a snapshot back onto the device. */
export function restoreSnapshot(learner: Learner, snapshot: Snapshot): void {
  disposeLearner(learner);
  Object.assign(learner, onDevice(learner.model, learner.pixels, snapshot));
  learner.beforeResizing = null;
}

/** Takes new live settings; resizes the head, the prior and their moments where the settings ask for it. */
export async function changeSettings(learner: Learner, settings: CommonSettings): Promise<void> {
  if (learner.model.spec.headMap(learner.network.settings, settings)) {
    const before = learner.beforeResizing ?? (await takeSnapshot(learner));
    restoreSnapshot(learner, resized(learner.model.spec, before, settings));
    learner.beforeResizing = before;
  }
  learner.network = { ...learner.network, settings };
}

/**
 * The network as it would be had it just taken new live settings: its own where the head keeps its size, else one with a resized copy of
 * the last layer and the prior, and all else its own. `release` frees what was made for it; the learner stays as it is.
 */
export async function networkUnder(
  { network, model, pixels, beforeResizing }: Askable,
  settings: CommonSettings,
): Promise<{ readonly network: Network; readonly release: () => void }> {
  const { spec } = model;
  if (!spec.headMap(network.settings, settings))
    return { network: { ...network, settings }, release: () => undefined };
  const { shapes, variables } = network.parameters;
  const names = resizedNames(spec, settings, variables.keys());
  const only = (of: readonly ParameterShape[]) => of.filter(({ name }) => names.includes(name));
  const own = new Map([...variables].filter(([name]) => names.includes(name)));
  // What has not been resized since a step was trained is read from the device.
  const before = beforeResizing ?? {
    settings: network.settings,
    parameters: await readParameters({ shapes: only(shapes), variables: own }),
  };
  const net = netOf(spec, settings, pixels);
  const all = shapesOf(spec, settings, net);
  const copy = createParameters(only(all), resizedParameters(spec, before, settings, names));
  return {
    network: {
      model,
      settings,
      net,
      parameters: { shapes: all, variables: new Map([...variables, ...copy.variables]) },
    },
    release: () => disposeParameters(copy),
  };
}
