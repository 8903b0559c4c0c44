/** How long the curves of six runs with 10,000 points each and three models are worked out while the slider of smoothing moves: `npx tsx scripts/measure/compared-lines.ts`. */
import { defaultExperiment } from '../../src/experiment/default-experiment';
import { modelIds } from '../../src/models/registry';
import { terms } from '../../src/state/metrics-store';
import { comparedModel, type ComparedRun } from '../../src/views/compare/compared-run';
import { comparedPlot } from '../../src/views/compare/compared-plot';
import { drawnRuns } from '../../src/views/compare/drawn-runs';
import { median, quantile } from './figures.mjs';

const steps = 10_000;
const count = 6;
const repeats = 100;

function modelOf(turn: number) {
  const step = Float64Array.from({ length: steps }, (_, i) => i + 1);
  const term1 = Float32Array.from(step, (s) => 20 - 20 * Math.exp(-s / 900) + Math.sin(turn * s));
  const term2 = Float32Array.from(step, (s) => 80 + 450 * Math.exp(-s / 300) + 2 * Math.sin(1.3 * turn * s));
  const evaluations = Array.from({ length: 20 }, (_, i) => ({
    step: 500 * (i + 1),
    validation: { term1: 20, term2: 80 + 50 / (i + 1) },
  }));
  return comparedModel({ curve: { step, term1, term2 }, evaluations, test: null, bound: null });
}

const runs = Array.from({ length: count }, (_, seed): ComparedRun => ({
  key: String(seed),
  title: `Run ${seed}`,
  experiment: { ...defaultExperiment(), seed },
  moves: [],
  step: steps,
  budget: steps,
  backend: 'wasm',
  seconds: null,
  models: new Map(modelIds.map((id, i) => [id, modelOf(1 + seed + i / modelIds.length)])),
  start: null,
  asked: null,
}));
const shown = runs.map((run, place) => ({ run, place, letter: String(place) }));
const view = { scale: 'linear', part: 'settled' } as const;

for (const asBands of [false, true]) {
  const { drawn } = drawnRuns(shown, asBands);
  const times: number[] = [];
  const own: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const look = { colourOf: 'runs', smoothing: 10 + i, named: true } as const;
    const cpu = process.cpuUsage();
    const begun = performance.now();
    for (const term of terms) comparedPlot(drawn, term, steps, view, look);
    times.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(cpu);
    own.push((user + system) / 1000);
  }
  console.log(
    `${count} runs of ${steps} points, ${modelIds.length} models, ${asBands ? 'as bands' : 'one by one'}: ${median(times).toFixed(1)} ms (95 %: ${quantile(times, 0.95).toFixed(1)}), of the processor ${median(own).toFixed(1)} ms`,
  );
}
