/** Nets at a model's settings. Plain numbers; no tensors. */
import { netOf as netOfName, type Net } from '../math/nets';
import type { CommonSettings, ModelSpec } from './contract';
import { modelIds, specOf, type ModelId } from './registry';

/** The layers of a model's net at its settings, for pictures of that many pixels. Throws where there is no such net. */
export function netOf(spec: ModelSpec, settings: CommonSettings, pixels: number): Net {
  const ends = { pixels, head: spec.headSize(settings), input: spec.decoderInput(settings) };
  return netOfName(settings.net, settings.hidden, ends);
}

/** Throws where a model that is on has a net that is not for these pictures. */
export function expectNets(models: Readonly<Record<ModelId, CommonSettings>>, pixels: number): void {
  for (const id of modelIds) if (models[id].on) netOf(specOf(id), models[id], pixels);
}
