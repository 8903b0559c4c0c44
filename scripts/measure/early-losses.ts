/**
 * Prints how far the early losses of a run (definition 22) differ by what computes, and by what makes another run: the default
 * experiment on MNIST, `npx tsx scripts/measure/early-losses.ts` (some ten minutes of a core). src/experiment/result/verdict.ts has
 * tolerances from it. Judges nothing.
 */
import { createNodePlatform } from '../../src/cli/platform';
import { createEngine } from '../../src/engine/engine';
import type { BackendName, EngineEvent } from '../../src/engine/protocol';
import { defaultExperiment } from '../../src/experiment/default-experiment';
import type { Experiment, Move } from '../../src/experiment/experiment';
import { earlySteps } from '../../src/experiment/result/early-steps';

interface Take {
  readonly backend: BackendName;
  readonly threads?: number;
  readonly change?: Partial<Experiment>;
  readonly moves?: readonly Move[];
  readonly steps?: number;
}

/** By 'model term step': minibatch losses of the early steps, and L of evaluations. */
type Losses = Map<string, number>;

async function losses({ backend, threads = 1, change, moves = [], steps = 100 }: Take): Promise<Losses> {
  const found: Losses = new Map();
  let resting: () => void = () => undefined;
  const hear = (event: EngineEvent): void => {
    if (event.event === 'metrics') {
      const { model, step, term1, term2 } = event.data;
      for (const early of earlySteps) {
        const at = step.indexOf(early);
        if (at < 0) continue;
        found.set(`${model} term1 ${early}`, term1[at]);
        found.set(`${model} term2 ${early}`, term2[at]);
      }
    }
    if (event.event === 'evaluation') {
      const { model, step, validation } = event.data;
      found.set(`${model} L ${step}`, validation.term1 + validation.term2);
    }
    if (event.event === 'status' && event.data.state === 'paused' && event.data.step >= steps) resting();
  };
  const engine = createEngine(createNodePlatform({ emit: hear, data: null, own: null }));
  const experiment = { ...defaultExperiment(), ...change };
  await engine.handle('open', { backend, threads, experiment });
  await engine.handle('start', { experiment, moves, paused: true });
  const rested = new Promise<void>((resolve) => (resting = resolve));
  await engine.handle('step', { count: steps });
  await rested;
  // The losses that were still on the device are told behind the pause.
  await engine.handle('pause', null);
  return found;
}

/** The largest difference by term and step, relative to the larger value, and to 1 nat where that is less. */
function print(what: string, a: Losses, b: Losses): void {
  const worst = new Map<string, number>();
  const least = new Map<string, number>();
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined) continue;
    const place = key.split(' ').slice(1).join(' ');
    const apart = Math.abs(value - other) / Math.max(1, Math.abs(value), Math.abs(other));
    worst.set(place, Math.max(worst.get(place) ?? 0, apart));
    least.set(place, Math.min(least.get(place) ?? Infinity, apart));
  }
  const parts = [...worst].map(
    ([place, apart]) => `${place}: ${least.get(place)!.toExponential(1)} to ${apart.toExponential(1)}`,
  );
  process.stdout.write(`${what}: ${parts.join('; ')}\n`);
}

const { seed } = defaultExperiment();
const wasm = await losses({ backend: 'wasm', steps: 501 });
print('wasm, 2 threads against 1', await losses({ backend: 'wasm', threads: 2 }), wasm);
print('wasm, next seed', await losses({ backend: 'wasm', change: { seed: seed + 1 } }), wasm);
const held = [{ step: 300, field: 'temperature', value: 0.2 }];
print('wasm, T = 0.2 from step 300', await losses({ backend: 'wasm', moves: held, steps: 501 }), wasm);
// A hundred steps would take cpu half an hour.
print('cpu against wasm', await losses({ backend: 'cpu', steps: 10 }), wasm);
