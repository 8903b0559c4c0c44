import { expect, it } from 'vitest';
import { Superseded } from '../engine/client';
import type { CommandName, EngineClient } from '../engine/protocol';
import { createFakeEngine } from '../engine/testing/fake-engine';
import { createPage } from './create-page';
import { readDigits } from './digits';
import { createProbing } from './probing';
import { idleStatus } from './run-store';

/** Thirteen pictures of one pixel: twelve of the strip, then the picked one. */
const grey = { count: 13, width: 1, height: 1, pixels: Uint8Array.from({ length: 13 }, (_, i) => i) };

/** A client that answers each command when told to. */
function scripted() {
  const waiting: { command: CommandName; resolve(give: unknown): void; reject(error: Error): void }[] = [];
  const client = {
    call: (command: CommandName) =>
      new Promise((resolve, reject) => waiting.push({ command, resolve, reject })),
    on: () => () => undefined,
    close: () => undefined,
  } as unknown as EngineClient;
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { client, waiting, settle };
}

async function setUp() {
  const { client, waiting, settle } = scripted();
  const fake = createFakeEngine();
  const page = createPage(fake);
  await fake.call('open', { backend: 'auto' });
  await readDigits({ kind: 'order' }, 0, fake, page);
  page.experiment.start([]);
  page.run.setState({ status: { ...idleStatus, state: 'paused' } });
  createProbing(client, page).want();
  const answer = async (command: CommandName) => {
    const asked = waiting.shift()!;
    expect(asked.command).toBe(command);
    asked.resolve(command === 'traverse' ? { ...grey, positions: Float32Array.of(0) } : grey);
    await settle();
  };
  return { ...page, waiting, settle, answer };
}

it('shows a model as soon as its answers are in', async () => {
  const { probes, answer } = await setUp();
  await answer('reconstruct');
  await answer('sample');
  await answer('traverse');
  await answer('term2');
  expect(Object.keys(probes.getState().views)).toEqual(['gauss']);
  const { reconstructions, reconstruction } = probes.getState().views.gauss!;
  expect([reconstructions.count, ...reconstruction.pixels]).toEqual([12, 12]);
});

it('shows nothing of a run that was replaced while it answered', async () => {
  const { probes, experiment, answer } = await setUp();
  await answer('reconstruct');
  await answer('sample');
  experiment.start([]);
  await answer('traverse');
  await answer('term2');
  expect(probes.getState().views).toEqual({});
});

it('is silent about a question that was overtaken, and not about one that failed', async () => {
  const { probes, waiting, settle } = await setUp();
  waiting.shift()!.reject(new Superseded('reconstruct: a newer request took its place'));
  await settle();
  expect(probes.getState().problem).toBeNull();
  const other = await setUp();
  other.waiting.shift()!.reject(new Error('no memory left'));
  await other.settle();
  expect(other.probes.getState().problem).toBe('no memory left');
});
