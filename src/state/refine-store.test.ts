/** Refining q of the picked picture: the run is paused, views follow, and another picture, step or model puts all back. */
import { expect, it } from 'vitest';
import { usualModels } from '../experiment/most-on';
import { refineSlice } from './refine-store';
import { setUp } from './testing/commanded-page';

async function begun() {
  const page = setUp();
  await page.actions.open();
  await page.actions.train();
  await page.train(5);
  const refining = page.of(refineSlice);
  /** Moves the fake's clock until the work is done; refining waits for it between its looks. */
  const finish = async (work: Promise<unknown>) => {
    let settled = false;
    void work.finally(() => (settled = true));
    for (let i = 0; i < 200 && !settled; i++) {
      await page.fake.advance(50);
      await page.settle();
    }
    expect(settled).toBe(true);
  };
  return { ...page, refining, finish, views: () => refining.getState().views };
}

it('pauses the run, shows q moving, and then what was found', async () => {
  const { refining, finish, views, state, commands } = await begun();
  const seen: number[] = [];
  refining.subscribe(({ views }) => void (views.gauss && seen.push(views.gauss.done)));
  await finish(refining.refine(['gauss']));
  expect(state().status.state).toBe('paused');
  expect(commands().filter((one) => one === 'pause' || one === 'refine')).toEqual(['pause', 'refine']);
  expect(seen[0]).toBe(0);
  expect(seen.length).toBeGreaterThan(5);
  const { gauss } = views();
  expect(gauss).toMatchObject({ done: 300, steps: 300, found: { model: 'gauss', index: 0 } });
  expect(gauss!.gain).toBe(gauss!.found!.gain.mean);
  expect(gauss!.reconstruction).toMatchObject({ count: 1 });
  expect(gauss!.reconstruction.pixels).toHaveLength(28 * 28);
  expect(refining.getState()).toMatchObject({ doing: null, problem: null });
});

it('refines the models in turn, and puts one back', async () => {
  const { refining, finish, views } = await begun();
  await finish(refining.refine(usualModels));
  expect(Object.keys(views())).toEqual(usualModels);
  refining.putBack('gauss');
  expect(Object.keys(views())).toEqual(usualModels.filter((id) => id !== 'gauss'));
});

it.each([
  ['another picture', ({ actions }: Awaited<ReturnType<typeof begun>>) => actions.pickDigit(3)],
  ['another step', ({ actions }: Awaited<ReturnType<typeof begun>>) => actions.step()],
  ['a move', ({ actions }: Awaited<ReturnType<typeof begun>>) => actions.setLive('temperature', 0.3)],
] as const)('%s puts all back', async (_, change) => {
  const page = await begun();
  await page.finish(page.refining.refine(['gauss']));
  expect(page.views().gauss).toBeDefined();
  await page.finish(Promise.resolve(change(page)));
  for (let i = 0; i < 5; i++) {
    await page.train(3);
    await page.settle();
  }
  expect(page.views()).toEqual({});
});

it('is stopped by another picture, and nothing of it comes back', async () => {
  const page = await begun();
  const work = page.refining.refine(['gauss', 'categorical']);
  await page.settle();
  await page.fake.advance(50);
  await page.settle();
  expect(page.refining.getState().doing).toBe('gauss');
  page.actions.pickDigit(5);
  await page.finish(work);
  expect(page.views()).toEqual({});
  expect(page.refining.getState()).toMatchObject({ doing: null, stopped: true, problem: null });
  expect(page.commands().filter((one) => one === 'refine')).toHaveLength(1);
});
