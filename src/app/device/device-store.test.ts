/** A check of the device: shown while it goes on, kept until a backend is chosen, beside a run that it does not change. */
import { afterEach, expect, it } from 'vitest';
import { createFakeEngine } from '../../engine/testing/fake-engine';
import { createPage } from '../../state/create-page';
import { deviceSlice } from './device-store';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

function setUp() {
  const fake = createFakeEngine();
  const page = createPage(fake, () => 1);
  closers.push(page.actions.close);
  return { ...page, device: page.of(deviceSlice), fake };
}

it('says what is being checked, then what was found', async () => {
  const { actions, device } = setUp();
  await actions.open();
  const seen: string[] = [];
  device.subscribe(({ doing }) => seen.push(doing?.text ?? 'nothing'));
  const check = device.check();
  expect(device.getState().doing).not.toBeNull();
  await Promise.all([check, device.check()]);
  expect(seen).toEqual([
    'Waiting for the step under way',
    'Checking softmax of large logits',
    'Checking Adam',
    'Checking CoarseGrain',
    'Checking CoarseGrain',
    'nothing',
  ]);
  expect(device.getState()).toMatchObject({ problem: null, report: { backend: { name: 'wasm' } } });
});

it('is kept until a backend is chosen', async () => {
  const { actions, device } = setUp();
  await actions.open();
  await device.check();
  await actions.chooseBackend('wasm');
  expect(device.getState().report).toBeNull();
});

it('that cannot be made says why, and can be made again', async () => {
  const { actions, device } = setUp();
  await device.check();
  expect(device.getState()).toMatchObject({ doing: null, report: null });
  expect(device.getState().problem).toContain("call 'open' first");
  await actions.open();
  await device.check();
  expect(device.getState().problem).toBeNull();
});

it('leaves a run training', async () => {
  const { actions, device, run, fake } = setUp();
  await actions.train();
  await fake.advance(100);
  const check = device.check();
  await fake.advance(100);
  await check;
  await fake.advance(1000);
  expect(device.getState().report?.findings.length).toBeGreaterThan(0);
  expect(run.getState()).toMatchObject({ failure: null, status: { state: 'training' } });
  expect(run.getState().status.step).toBeGreaterThan(100);
});
