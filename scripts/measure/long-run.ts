/** How long the nine lines of a run of 1,000,000 steps take to be worked out, and how many rows they are made of: `npx tsx scripts/measure/long-run.ts`. */
import { modelIds } from '../../src/models/registry';
import { createMetricsStore, terms } from '../../src/state/metrics-store';
import { plottedTerm } from '../../src/views/train/curves/plotted-term';
import { median, quantile } from './figures.mjs';

const steps = 1_000_000;
const together = 100;
const repeats = 50;

const { metrics, getState } = createMetricsStore();
for (let first = 1; first <= steps; first += together) {
  const step = Float64Array.from({ length: together }, (_, i) => first + i);
  const term1 = Float32Array.from(step, (s) => 20 + Math.sin(s) - 1e3 / s);
  const term2 = Float32Array.from(step, (s) => 80 + 5 * Math.cos(3 * s) + 1e3 / s);
  for (const model of modelIds) metrics({ model, step, term1, term2 });
}
const { curves } = getState();
const view = { scale: 'linear', part: 'whole' } as const;
const times = Array.from({ length: repeats }, () => {
  const begun = performance.now();
  for (const term of terms)
    plottedTerm({ term, curves, parent: [], ghost: [], budget: steps, view, bounds: null });
  return performance.now() - begun;
});
const rows = curves.map(({ minibatch }) => minibatch.length);
console.log(
  `${steps} steps, ${curves.length * terms.length} lines: ${median(times).toFixed(1)} ms (95 %: ${quantile(times, 0.95).toFixed(1)}); rows a model: ${rows.join(', ')}`,
);
// A redraw is still due.
process.exit(0);
