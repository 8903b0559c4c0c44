/** Reads the strip of pictures and the picked one from the engine. */
import type { DigitChoice, EngineClient } from '../engine/protocol';
import { isDrawn } from '../experiment/drawn-digit';
import { classOf } from '../experiment/label-text';
import type { ModelId } from '../models/registry';
import {
  judgeOf,
  nearestCount,
  pageLength,
  pictureAt,
  picturesFrom,
  type Digits,
  type ProbesStore,
} from './probes-store';
import type { Stores } from './stores';
import { wordsOf } from '../schema/words-of';

/** The newest question of a page: a strip that was turned on meanwhile is not turned back by an older answer. */
const newest = new WeakMap<ProbesStore, object>();

/** Reads the part of a choice that begins at `offset`. */
export async function readDigits(
  choice: DigitChoice,
  offset: number,
  client: EngineClient,
  { probes, run }: Pick<Stores, 'probes' | 'run'>,
): Promise<void> {
  const count = pageLength(choice, run.getState().dataset?.present.length ?? 0);
  const take = { choice, offset, count };
  newest.set(probes, take);
  const { indices, labels, total, evaluated, ...pictures } = await client.call('digits', take);
  if (newest.get(probes) !== take) return;
  probes.setState({ digits: { choice, offset, most: count, total, indices, labels, pictures, evaluated } });
}

type PickStores = Pick<Stores, 'experiment' | 'probes' | 'run'>;

/** Why a drawing cannot be shown to this data set's models; null where it can, or the index is of no drawing. */
function misfitOf(index: number, { probes, run }: PickStores): string | null {
  const { drawing } = probes.getState();
  const { dataset } = run.getState();
  if (!isDrawn(index) || !drawing || !dataset) return null;
  const { width, height } = dataset;
  if (drawing.width === width && drawing.height === height) return null;
  return `drawing: expected ${width} x ${height} pixels as this data set has, got ${drawing.width} x ${drawing.height}; picture 0 is picked instead, and the drawing waits for pictures of its size.`;
}

/** Picks a picture and brings it, wherever it is; a drawing of another size gives way to the first, and one that is not there is a problem told beside the strip. */
export async function readPicked(wanted: number, client: EngineClient, stores: PickStores): Promise<void> {
  const { experiment, probes } = stores;
  const misfit = misfitOf(wanted, stores);
  if (misfit !== null) experiment.notice([misfit]);
  const index = misfit === null ? wanted : 0;
  const { digits, drawing } = probes.getState();
  if (isDrawn(index) && drawing) {
    const { pixels, ...size } = drawing;
    // Before it is picked: whoever hears of a pick asks about its index at once. An engine that was just opened has no drawing.
    const drawn = client.call('draw', { pixels });
    probes.setState({
      picked: index,
      pickedDigit: { index, label: null, picture: { count: 1, ...size, pixels } },
    });
    await drawn;
    const found = await client.call('nearest', { index, count: nearestCount });
    const { labels, distances, compared, ...pictures } = found;
    if (probes.getState().picked === index)
      probes.setState({ nearest: { index, pictures, labels, distances, compared } });
    return;
  }
  probes.setState({ picked: index });
  const place = digits ? digits.indices.indexOf(index) : -1;
  if (digits && place >= 0) {
    const picture = pictureAt(digits.pictures, place);
    probes.setState({ pickedDigit: { index, label: classOf(digits.labels[place]), picture } });
    return;
  }
  try {
    const { labels, ...picture } = await client.call('pictures', { indices: [index] });
    if (probes.getState().picked === index)
      probes.setState({ pickedDigit: { index, label: classOf(labels[0]), picture } });
  } catch (error) {
    if (probes.getState().picked === index) probes.setState({ problem: wordsOf(error) });
  }
}

/** The strip when nothing is evaluated any more: a choice by term2 is empty again. */
export function withoutEvaluation(digits: Digits | null): Digits | null {
  if (digits === null || judgeOf(digits.choice) === null) return digits;
  return {
    ...digits,
    offset: 0,
    total: 0,
    indices: [],
    labels: new Uint8Array(0),
    pictures: picturesFrom(digits.pictures, 0, 0),
    evaluated: null,
  };
}

/** Whether a strip is empty for want of an evaluation of that model. */
export const isAwaiting = (digits: Digits, model: ModelId): boolean =>
  digits.evaluated === null && judgeOf(digits.choice) === model;
