/** One model's network at its present settings: shapes, encoder, decoder, prior. Holds variables; knows no optimiser and no data. */
import type { Tensor, Tensor2D } from '../gpu/tf';
import type { CommonSettings, ModelSpec, TensorModel } from '../models/contract';
import { forwardLayers, layerShapes } from '../nn/multilayer';
import type { ParameterShape } from '../nn/parameter-shape';
import {
  createParameters,
  disposeParameters,
  parameter,
  type Parameters,
  type ParameterValues,
} from '../nn/parameters';

/** Every parameter of a model for pictures of that many pixels, in the order of the file format (docs/notation.md). */
export function networkShapes(spec: ModelSpec, settings: CommonSettings, pixels: number): ParameterShape[] {
  const { hidden } = settings;
  return [
    ...layerShapes('encoder', [pixels, ...hidden, spec.headSize(settings)]),
    ...spec.priorParameters(settings),
    ...layerShapes('decoder', [spec.decoderInput(settings), ...[...hidden].reverse(), pixels]),
  ];
}

/** Weights and biases of the encoder's linear last layer, whose columns are the head. */
export function headLayer(settings: CommonSettings): { readonly weights: string; readonly biases: string } {
  const last = settings.hidden.length;
  return { weights: `encoder/${last}/weights`, biases: `encoder/${last}/biases` };
}

export interface Network {
  readonly model: TensorModel;
  readonly settings: CommonSettings;
  readonly parameters: Parameters;
}

/** A network that holds those numbers. */
export function createNetwork(
  model: TensorModel,
  settings: CommonSettings,
  pixels: number,
  values: ParameterValues,
): Network {
  const parameters = createParameters(networkShapes(model.spec, settings, pixels), values);
  return { model, settings, parameters };
}

export function disposeNetwork({ parameters }: Network): void {
  disposeParameters(parameters);
}

/** x [n, pixels] -> head [n, headSize]. */
export function encode({ parameters, settings }: Network, x: Tensor2D): Tensor2D {
  return forwardLayers(parameters, 'encoder', settings.hidden.length + 1, x);
}

/** z [rows, decoderInput] -> logits of the pixels [rows, pixels]. */
export function decode({ parameters, settings }: Network, z: Tensor2D): Tensor2D {
  return forwardLayers(parameters, 'decoder', settings.hidden.length + 1, z);
}

/** The prior's learned parameters, in the order of the spec. */
export function priorOf({ model, settings, parameters }: Network): Tensor[] {
  return model.spec.priorParameters(settings).map(({ name }) => parameter(parameters, name));
}
