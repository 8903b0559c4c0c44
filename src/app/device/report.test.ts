/** The sheet's words: the worst finding of each check, a verdict that fails on what is not a number, and a report that a table cannot break. */
import { expect, test } from 'vitest';
import type { DeviceReport, Finding } from '../../engine/protocol';
import { backendFacts, deviceFacts, limitFacts } from './facts';
import { reportText } from './report-text';
import { rowsOf, verdictOf } from './worst';

const finding = (change: Partial<Finding>): Finding => ({
  kind: 'kernel',
  name: 'Adam',
  case: 'one step: parameter',
  expected: 1,
  got: 1.5,
  error: 0.5,
  tolerance: 1,
  milliseconds: 2,
  ...change,
});

const report = (...findings: Finding[]): DeviceReport => ({
  backend: {
    name: 'webgpu',
    reason: 'chosen',
    device: 'a card',
    software: false,
    threads: 1,
    plan: 'tfjs-4.22.0+fused-1',
    candidates: [{ name: 'webgpu', state: 'chosen', reason: 'fast | cheap' }],
  },
  adapter: { vendor: 'acme', architecture: '', description: '' },
  limits: { maxBufferSize: 2 ** 28, maxStorageBuffersPerShaderStage: 8 },
  features: ['shader-f16'],
  bytesOnDevice: 12_300_000,
  findings,
  milliseconds: 1840,
  millisecondsPerStep: { plain: 41.2 },
  code: 'coarse-grain 1',
});

test('a row is the worst of its findings, by share of the tolerance, and all of their time', () => {
  const small = finding({ error: 0.9, tolerance: 10 });
  const large = finding({ error: 0.2, tolerance: 0.25 });
  expect(rowsOf([small, large, finding({ name: 'KL', error: 0, tolerance: 0 })])).toMatchObject([
    { name: 'Adam', worst: large, share: 0.8, wrong: false, milliseconds: 4 },
    { name: 'KL', share: 0, wrong: false },
  ]);
});

test.each([
  { error: 1.01 },
  { error: NaN, got: NaN },
  { error: 0, problem: 'no such type' },
  { error: 1e-9, tolerance: 0 },
])('%o fails the check', (change) => {
  const checked = report(finding({ name: 'KL' }), finding(change), finding({ error: 1 }));
  expect(verdictOf(checked)).toBe('Failed: 1 of 2 checks (Adam).');
});

test('a check within its tolerance passes', () => {
  expect(verdictOf(report(finding({ error: 1 })))).toBe(
    'Passed: all 1 checks are within their tolerances (1.8 s).',
  );
});

test('facts are in words, with what is captured or left out only where there is any', () => {
  const checked = report();
  expect(backendFacts({ ...checked.backend, software: true, fallback: 'Adam is wrong.' })).toEqual([
    ['Backend', 'WebGPU'],
    ['Device', 'a card (a processor instead of a graphics card)'],
    ['Threads', '1'],
    ['Kernel plan', 'tfjs-4.22.0 + fused-1'],
    ['Left out', 'Adam is wrong.'],
  ]);
  const plan = 'tfjs-4.22.0+fused-2(400x400.dW=split,400x784.large.dx=shared)';
  expect(backendFacts({ ...checked.backend, plan }).slice(3)).toEqual([
    ['Kernel plan', 'tfjs-4.22.0 + fused-2'],
    ['Layer 400x400, dW', 'split'],
    ['Layer 400x784, large batch, dx', 'shared'],
  ]);
  const steps = { plain: 41.2, captured: 3.14 };
  expect(deviceFacts({ ...checked, millisecondsPerStep: steps })).toContainEqual([
    'A captured step',
    '3.1 ms a step',
  ]);
  expect(deviceFacts(checked).map(([name]) => name)).not.toContain('A captured step');
  expect(limitFacts(checked)).toEqual([
    ['maxBufferSize', '268,435,456 bytes'],
    ['maxStorageBuffersPerShaderStage', '8'],
  ]);
});

test('threads are said, and that a benchmark takes them all', () => {
  const { backend, ...rest } = report();
  const threaded = { ...rest, backend: { ...backend, threads: 4 } };
  expect(backendFacts(threaded.backend)).toContainEqual([
    'Threads',
    '4; while you use the page, one core is left to it',
  ]);
  expect(deviceFacts(threaded)).toContainEqual(['A plain step', '41 ms a step on 4 threads']);
  expect(deviceFacts(report())).toContainEqual(['A plain step', '41 ms a step']);
});

test('the copied report names the browser, the fault and everything checked, in tables that hold', () => {
  const text = reportText(report(finding({ error: 2, problem: 'line 1\nline | 2' })), 'Browser/1.0');
  expect(text).toContain('Failed: 1 of 1 checks (Adam).');
  expect(text).toContain('- Browser: Browser/1.0');
  expect(text).toContain('| WebGPU | chosen | fast \\| cheap |');
  expect(text).toContain(
    '| Adam | our kernel | 2.0e+0 | 1.0e+0 | 2.0 | wrong: one step: parameter, line 1 line \\| 2 |',
  );
  const tables = text.split('\n').filter((line) => line.startsWith('|'));
  for (const line of tables) expect(line.replaceAll('\\|', '').split('|').length).toBeGreaterThan(3);
});
