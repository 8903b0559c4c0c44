/** What is told of files at hand: what they are together, and how many of them this device takes. */
import { bytesOf } from '../data/data-amounts';
import type { MostKept } from '../data/store/device-room';
import type { DataPlan } from '../data/own/plan';
import type { Offer } from './data-protocol';

/** Of damaged pictures. */
const mostNamed = 20;
/** Pictures that tell whether a byte a pixel is enough. */
const looked = 20;

export async function makeOffer(plan: DataPlan, most: MostKept): Promise<Offer> {
  const { name: title, counts, width, height, labelled, sizes } = plan;
  const { questions, ground, ratio, hasTest, usualSplit, damaged, svhn } = plan;
  const count = counts.reduce((sum, one) => sum + one, 0);
  const largest = sizes.reduce((a, b) => (bytesOf(1, b, 1) > bytesOf(1, a, 1) ? b : a));
  // Only where it matters: it takes a while where pictures are unpacked.
  const bytesAPixel = bytesOf(count, largest, 2) > most.bytes ? await bytesOfPixel(plan) : 2;
  return {
    ...{ title, counts, width, height, labelled, sizes, questions, ground, hasTest, usualSplit, svhn },
    ...{ bytesAPixel, most, bytes: bytesOf(count, plan, bytesAPixel) },
    ratio: [...ratio],
    damaged: { count: damaged.length, names: damaged.slice(0, mostNamed) },
  };
}

async function bytesOfPixel(plan: DataPlan): Promise<1 | 2> {
  try {
    return (await plan.preview(looked, { size: plan.sizes[0] })).levels === 255 ? 1 : 2;
  } catch {
    // The preview that the page asks for says what is wrong.
    return 2;
  }
}
