/** The past of a run on the page: what is asked, what the controls show, and a branch from there. On the fake engine. */
import { expect, it } from 'vitest';
import { posteriorSlice } from './posterior-probing';
import { modelsOn } from './settings';
import { setUp } from './testing/commanded-page';

async function trained(steps: number) {
  const page = setUp();
  page.of(posteriorSlice);
  await page.actions.open();
  void page.actions.train();
  await page.settle();
  await page.train(600);
  await page.settle();
  await page.actions.setLive('gridPoints', 33);
  await page.train(steps - 600);
  await page.actions.pause();
  await page.settle();
  return page;
}
const asked = (page: Awaited<ReturnType<typeof trained>>) =>
  page.given.filter(({ command }) => command === 'posterior' || command === 'term2').map(({ take }) => take);

it('is asked of the engine, and shown by the controls, at an evaluation', async () => {
  const page = await trained(1100);
  expect(page.past.getState()).toEqual({ steps: [500, 1000], at: null });
  expect(page.shown().models['cg-bpef'].gridPoints).toBe(33);
  page.given.splice(0);
  page.past.look(500);
  await page.settle();
  expect(page.past.getState().at).toBe(500);
  expect(page.view.getState().settings).toEqual({ 'train.at': '500' });
  expect(asked(page).length).toBeGreaterThan(3);
  for (const take of asked(page)) expect(take).toMatchObject({ at: 500 });
  expect(page.of(posteriorSlice).getState().views['cg-bpef']).toMatchObject({
    step: 500,
    settings: { gridPoints: 101 },
  });
  expect(page.shown().models['cg-bpef'].gridPoints).toBe(101);
  // T of the schedule of that step, not of the last one.
  expect(page.past.temperature('gauss')).toBeNull();
  expect(page.past.temperature('cg-bpef')).toBeGreaterThan(page.state().status.temperature['cg-bpef']!);

  page.given.splice(0);
  page.past.look(null);
  await page.settle();
  expect(page.view.getState().settings).toEqual({});
  for (const take of asked(page)) expect(take).not.toHaveProperty('at');
  expect(page.of(posteriorSlice).getState().views['cg-bpef']).toMatchObject({ settings: { gridPoints: 33 } });
  expect(page.shown().models['cg-bpef'].gridPoints).toBe(33);
});

it('is not asked again while the run goes on, and what a hand sets there moves nothing', async () => {
  const page = await trained(1100);
  void page.actions.train();
  await page.settle();
  page.past.look(500);
  await page.settle();
  page.given.splice(0);
  await page.train(200);
  await page.settle();
  expect(asked(page)).toEqual([]);
  const before = page.experiment.getState().moves;
  await page.actions.setLive('temperature', 0.2);
  await page.actions.setLive('polynomialOrder', 3);
  await page.actions.setLive('gauss.on', false);
  await page.settle();
  expect(page.commands()).not.toContain('move');
  expect(page.experiment.getState().moves).toBe(before);
  expect(page.experiment.getState().notices).toEqual([
    'A model is switched on or off in the present: press Now first.',
  ]);
  // Whoever presses Train looks at what is trained.
  await page.actions.pause();
  await page.settle();
  expect(page.past.getState().at).toBe(500);
  void page.actions.train();
  expect(page.past.getState().at).toBeNull();
  expect(page.shown().models['cg-bpef']).toMatchObject({ polynomialOrder: 5, gridPoints: 33 });
});

it('is where a branch begins, beside the curves of the run that it left', async () => {
  const page = await trained(1100);
  page.past.look(500);
  await page.settle();
  await page.actions.setLive('temperature', 0.2);
  await page.actions.setLive('polynomialOrder', 3);
  page.given.splice(0);
  void page.actions.branchHere();
  await page.settle();
  const moves = [
    { step: 500, field: 'temperature', value: 0.2 },
    { step: 500, field: 'polynomialOrder', value: 3 },
  ];
  expect(page.given.find(({ command }) => command === 'start')?.take).toMatchObject({
    moves,
    paused: false,
    branch: { to: 500 },
  });
  await page.train(700);
  await page.settle();
  expect(page.past.getState()).toMatchObject({ at: null });
  expect(page.experiment.getState().moves).toEqual(moves);
  expect(page.shown().models['cg-bpef']).toMatchObject({ polynomialOrder: 3, gridPoints: 101 });
  expect(page.state().status.step).toBeGreaterThan(500);
  const { parent, curves } = page.metrics.getState();
  expect(parent.map(({ series, minibatch }) => [series.run, minibatch.step.at(-1)])).toEqual(
    modelsOn(page.shown()).map(() => ['parent', 1100]),
  );
  expect(curves[0]!.minibatch.step.at(-1)).toBeLessThan(1100 + 700);
  // The next run is no branch of this one.
  void page.actions.restart();
  await page.settle();
  expect(page.metrics.getState().parent).toEqual([]);
});

it('is shown by a link once the run has it behind it', async () => {
  const page = setUp();
  page.view.setState({ settings: { 'train.at': '1000' } });
  await page.actions.open();
  void page.actions.train();
  await page.settle();
  await page.train(900);
  await page.settle();
  expect(page.past.getState()).toEqual({ steps: [500], at: null });
  await page.train(200);
  await page.settle();
  expect(page.past.getState()).toEqual({ steps: [500, 1000], at: 1000 });
  // Another run is seen from its present.
  void page.actions.restart();
  await page.settle();
  expect(page.past.getState()).toEqual({ steps: [], at: null });
  expect(page.view.getState().settings).toEqual({});
});
