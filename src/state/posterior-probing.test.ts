import { expect, it, vi } from 'vitest';
import { usualModels } from '../experiment/most-on';
import { createFakeEngine } from '../engine/testing/fake-engine';
import type { PicturePosterior } from '../experiment/measurements';
import { specOf } from '../models/registry';
import { defaultsOf } from '../schema/read-values';
import type { CommonSettings } from '../models/contract';
import { createPage } from './create-page';
import { isFinitePosterior, posteriorSlice } from './posterior-probing';
import { previewSlice } from './preview-store';

async function trained() {
  const fake = createFakeEngine();
  const call = vi.spyOn(fake, 'call');
  const page = createPage(fake);
  page.of(posteriorSlice);
  await page.actions.open();
  await page.actions.train();
  await fake.advance(200);
  await page.actions.pause();
  const { step } = page.run.getState().status;
  await vi.waitFor(
    () =>
      expect(Object.values(page.of(posteriorSlice).getState().views).map((view) => view.step)).toEqual(
        usualModels.map(() => step),
      ),
    30_000,
  );
  const asked = () => call.mock.calls.filter(([command]) => command === 'posterior').map(([, take]) => take);
  return { ...page, posteriors: page.of(posteriorSlice), preview: page.of(previewSlice), fake, asked };
}

it('brings every model’s head of the picked digit once the run rests, with the settings it belongs to', async () => {
  const { posteriors, run } = await trained();
  const { views } = posteriors.getState();
  for (const id of usualModels) {
    const { settings, posterior, step, index } = views[id]!;
    expect(posterior.head).toHaveLength(specOf(id).headSize(settings));
    expect({ step, index }).toEqual({ step: run.getState().status.step, index: 0 });
  }
});

it('labels a posterior with the step that it was measured at, whatever the status says', async () => {
  const fake = createFakeEngine();
  const page = createPage({
    ...fake,
    call: (async (command, take) => {
      const answer = await fake.call(command, take);
      return command === 'posterior' ? { ...(answer as PicturePosterior), step: 7 } : answer;
    }) as typeof fake.call,
  });
  page.of(posteriorSlice);
  await page.actions.open();
  await page.actions.train();
  await fake.advance(200);
  await page.actions.pause();
  await vi.waitFor(() => expect(page.of(posteriorSlice).getState().views.gauss?.step).toBe(7), 30_000);
  expect(page.run.getState().status.step).toBeGreaterThan(7);
  expect(page.of(posteriorSlice).getState().views.gauss?.posterior).not.toHaveProperty('step');
});

it('follows training before the first evaluation', async () => {
  const fake = createFakeEngine();
  const page = createPage(fake);
  page.of(posteriorSlice);
  await page.actions.open();
  await page.actions.train();
  await vi.waitFor(async () => {
    await fake.advance(100);
    expect(Object.keys(page.of(posteriorSlice).getState().views)).toEqual(usualModels);
  }, 30_000);
  const { status } = page.run.getState();
  expect(status.state).toBe('training');
  expect(status.step).toBeLessThan(500);
});

it('asks again at a pick, for the digit picked', async () => {
  const { actions, posteriors, asked } = await trained();
  actions.pickDigit(5);
  const last = usualModels.at(-1)!;
  await vi.waitFor(() => expect(posteriors.getState().views[last]?.index).toBe(5), 30_000);
  expect(asked().at(-1)).toEqual({ model: last, index: 5 });
});

it('asks nothing while a hand drags, and draws nothing of a run that was replaced', async () => {
  const { preview, actions, posteriors, asked } = await trained();
  const before = asked().length;
  preview.setState({ held: { polynomialOrder: 2, temperature: 0.1 } });
  await Promise.resolve();
  expect(asked()).toHaveLength(before);
  const restarted = actions.restart();
  await vi.waitFor(() => expect(posteriors.getState().views).toEqual({}), 30_000);
  await restarted;
});

it('says why it could not be refreshed, and stops when the page closes', async () => {
  const { actions, posteriors, fake, asked } = await trained();
  vi.mocked(fake.call).mockImplementationOnce(() => Promise.reject(new Error('no reconstruction')));
  vi.mocked(fake.call).mockImplementationOnce(() => Promise.reject(new Error('no posterior')));
  actions.pickDigit(3);
  await vi.waitFor(() => expect(posteriors.getState().problem).toMatch(/^no /), 30_000);
  actions.close();
  const before = asked().length;
  actions.pickDigit(4);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked()).toHaveLength(before);
});

it.each(usualModels)('keeps no posterior of %s whose numbers cannot be drawn', (id) => {
  const settings = defaultsOf(specOf(id).fields) as unknown as CommonSettings;
  const head = (value: number) => new Float32Array(specOf(id).headSize(settings)).fill(value);
  const prior = new Float32Array(100);
  expect(isFinitePosterior(id, { head: head(0.5), prior }, settings)).toBe(true);
  for (const value of [NaN, Infinity, -Infinity])
    expect(isFinitePosterior(id, { head: head(value), prior }, settings)).toBe(false);
});

it('keeps no Gaussian whose KL is beyond every number', () => {
  const settings = defaultsOf(specOf('gauss').fields) as unknown as CommonSettings;
  const head = new Float32Array(40).fill(800);
  expect(isFinitePosterior('gauss', { head, prior: [] }, settings)).toBe(false);
});
