/** A made-up refining, consistent in itself: L falls, the head moves, the gain is the difference. For the fake engine and for tests. */
import type { Pictures } from '../../experiment/measurements';
import type { RefinedOne, RefineOptions, Refining } from '../../experiment/refined';
import type { Pretence } from '../../training/probes/probe';
import { accountingOf } from '../../training/refine/accounting';

interface SyntheticRefineTake {
  readonly pretence: Pretence;
  readonly step: number;
  readonly temperature: number | null;
  readonly term1: number;
  readonly term2: number;
}

const LOOK = 10;
/** Nats of term2 that are won, and of term1 that it costs. */
const [WON, COST] = [4, 0.5];

export async function* syntheticRefine(
  { pretence, step, temperature, term1, term2 }: SyntheticRefineTake,
  options: RefineOptions,
): AsyncGenerator<Refining, RefinedOne, void> {
  const { index, steps } = options;
  const { spec, settings, draw, code } = pretence;
  const encoded = pretence.numbers([index]).heads;
  /** How much is won after so many steps, from 0 to 1. */
  const won = (done: number) => 1 - Math.exp(-done / 40);
  const headAt = (done: number) => encoded.map((value) => value * (1 - 0.3 * won(done)));
  const lossAt = (done: number) => term1 + term2 - (WON - COST) * won(done);
  const pictureAt = (done: number): Pictures => draw([code(index) * (1 - 0.2 * won(done))]);
  const curve = { steps: [] as number[], freeEnergy: [] as number[] };
  for (let done = 0; ; done = Math.min(steps, done + LOOK)) {
    curve.steps.push(done);
    curve.freeEnergy.push(lossAt(done));
    yield {
      ...{ model: options.model, index, done, steps, freeEnergy: lossAt(done), head: headAt(done) },
      reconstruction: pictureAt(done),
    };
    if (done === steps) break;
  }
  const last = won(steps);
  const [one, other] = [pictureAt(0), pictureAt(steps)];
  return {
    ...{ ...options, step, temperature, curve, chosen: steps, head: headAt(steps) },
    accounting: accountingOf(spec, settings),
    before: { term1, term2 },
    after: { term1: term1 + COST * last, term2: term2 - WON * last },
    gain: { mean: (WON - COST) * last, standardError: 0.05 },
    reconstructions: { ...one, count: 2, pixels: Uint8Array.from([...one.pixels, ...other.pixels]) },
  };
}
