/** What a run of so many steps would have measured, made up under a seed: for tests of results. */
import { keyOf, threefry2x32, toUniform } from '../../../math/random';
import type { ModelId } from '../../../models/registry';
import { earlySteps } from '../early-steps';
import { computerOf, type Measured, type StepTerms } from '../result';

interface Take {
  readonly steps?: number;
  readonly seed?: number;
  readonly models?: readonly ModelId[];
  readonly digest?: string | null;
  /** Times every loss. */
  readonly size?: number;
  readonly computer?: Parameters<typeof computerOf>;
}

const anyDigest = '0123456789ab';

export function measuredRun({
  steps = 1000,
  seed = 1,
  models = ['gauss', 'categorical', 'cg-bpef'],
  digest = anyDigest,
  size = 1,
  computer = ['wasm', 'tfjs-4.22.0+heap-1', ''],
}: Take = {}): Measured {
  const terms = (id: string, step: number): StepTerms => {
    const [a, b] = threefry2x32(keyOf(seed, id), [step, 0]).map(toUniform);
    return {
      step,
      term1: Math.fround(size * (25 * (1 - 1 / (1 + step / 400)) + a)),
      term2: Math.fround(size * (80 + 460 / (1 + step / 100) + 5 * b)),
    };
  };
  const measured = models.map((id) => {
    const rows = Array.from({ length: steps }, (_, i) => terms(id, i + 1));
    const evaluated = rows.filter(({ step }) => step % 500 === 0 || step === steps);
    return [
      id,
      {
        early: rows.filter(({ step }) => earlySteps.includes(step)),
        validation: evaluated,
        minibatch: {
          step: rows.map(({ step }) => step),
          term1: rows.map(({ term1 }) => term1),
          term2: rows.map(({ term2 }) => term2),
        },
      },
    ] as const;
  });
  return { ...computerOf(...computer), digest: { step: steps, digest }, models: new Map(measured) };
}
