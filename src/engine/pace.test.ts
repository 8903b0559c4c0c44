import { expect, it } from 'vitest';
import { createPace } from './pace';

it('knows nothing before it has measured', () => {
  const pace = createPace();
  expect(pace.stepsPerSecond()).toBe(0);
  expect(pace.secondsFor(100)).toBeNull();
});

it('takes the speed over the last seconds of training, not over evaluation', () => {
  const pace = createPace();
  for (let i = 0; i < 100; i++) pace.trained(1, 100);
  pace.evaluated(60_000);
  expect(pace.stepsPerSecond()).toBeCloseTo(10, 9);
  for (let i = 0; i < 200; i++) pace.trained(1, 25);
  expect(pace.stepsPerSecond()).toBeCloseTo(40, 9);
});

it('counts the time of read-backs, in which no step is counted', () => {
  const pace = createPace();
  for (let i = 0; i < 10; i++) {
    pace.trained(1, 50);
    pace.trained(0, 50);
  }
  expect(pace.stepsPerSecond()).toBeCloseTo(10, 9);
});

it('adds the measured share of evaluation to what is left', () => {
  const pace = createPace();
  for (let i = 0; i < 1000; i++) pace.trained(1, 10);
  pace.evaluated(2000);
  pace.evaluated(2000);
  // 9,000 steps: 90 s of training, and 4 s of evaluation for each 1,000.
  expect(pace.secondsFor(9000)).toBeCloseTo(90 + 36, 9);
});

it('spreads an early evaluation over a round of them', () => {
  const pace = createPace();
  pace.evaluated(4000);
  pace.trained(1, 10);
  expect(pace.secondsFor(1000)).toBeCloseTo(10 + 8, 9);
});
