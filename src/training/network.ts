/** One model's network at its present settings: shapes, encoder, decoder, prior. Holds variables; knows no optimiser and no data. */
import type { Tensor, Tensor2D } from '../gpu/tf';
import type { Net } from '../math/nets';
import type { CommonSettings, ModelSpec, TensorModel } from '../models/contract';
import { netOf } from '../models/net-of';
import { forwardLayers, layerShapes } from '../nn/multilayer';
import type { ParameterShape } from '../nn/parameter-shape';
import {
  createParameters,
  disposeParameters,
  parameter,
  type Parameters,
  type ParameterValues,
} from '../nn/parameters';

/** Every parameter of a model in the order of the file format (docs/notation.md). */
export const shapesOf = (spec: ModelSpec, settings: CommonSettings, { encoder, decoder }: Net) => [
  ...layerShapes('encoder', encoder),
  ...spec.priorParameters(settings),
  ...layerShapes('decoder', decoder),
];

/** The same for pictures of that many pixels. */
export const networkShapes = (spec: ModelSpec, settings: CommonSettings, pixels: number): ParameterShape[] =>
  shapesOf(spec, settings, netOf(spec, settings, pixels));

export interface Network {
  readonly model: TensorModel;
  readonly settings: CommonSettings;
  readonly net: Net;
  readonly parameters: Parameters;
}

/** A network that holds those numbers; tests may bring a net of their own. */
export function createNetwork(
  model: TensorModel,
  settings: CommonSettings,
  pixels: number,
  values: ParameterValues,
  net = netOf(model.spec, settings, pixels),
): Network {
  const parameters = createParameters(shapesOf(model.spec, settings, net), values);
  return { model, settings, net, parameters };
}

export function disposeNetwork({ parameters }: Network): void {
  disposeParameters(parameters);
}

/** x [n, pixels] -> head [n, headSize]. */
export function encode({ parameters, net }: Network, x: Tensor2D): Tensor2D {
  return forwardLayers(parameters, 'encoder', net.encoder, x);
}

/** z [rows, decoderInput] -> logits of the pixels [rows, pixels]. */
export function decode({ parameters, net }: Network, z: Tensor2D): Tensor2D {
  return forwardLayers(parameters, 'decoder', net.decoder, z);
}

/** The same where only z is differentiated: dense layers spare the gradients of their parameters. */
export function decodeFrozen({ parameters, net }: Network, z: Tensor2D): Tensor2D {
  return forwardLayers(parameters, 'decoder', net.decoder, z, 'input');
}

/** The prior's learned parameters, in the order of the spec. */
export function priorOf({ model, settings, parameters }: Network): Tensor[] {
  return model.spec.priorParameters(settings).map(({ name }) => parameter(parameters, name));
}
