import { expect, it } from 'vitest';
import { createFakeEngine } from '../../engine/testing/fake-engine';
import { defaultExperiment } from '../../experiment/default-experiment';
import { specOf } from '../../models/registry';
import { createPage } from '../../state/create-page';
import { posteriorSlice } from '../../state/posterior-probing';
import { hold, previewSlice } from '../../state/preview-store';
import { lastMovedSlice } from './last-moved';
import { movedWords } from './moved-words';
import { nearCorners } from './posterior/near-corners';

const DIMENSION = 4;

/** A page with a posterior of each of the models on record, and the words of what a hand moves on it. */
function setUp() {
  const page = createPage(createFakeEngine());
  const { models } = defaultExperiment();
  const ids = ['gauss', 'categorical', 'cg-bpef'] as const;
  page.experiment.start([]);
  for (const id of ids) {
    const spec = specOf(id);
    const settings = models[id];
    const head = Float32Array.from({ length: spec.headSize(settings) }, (_, i) => Math.sin(i + 1));
    const view = { step: 1, index: 0, settings, posterior: { head, prior: new Float32Array(100) } };
    page.of(posteriorSlice).setState(({ views }) => ({ views: { ...views, [id]: view } }));
  }
  page.probes.setState({ dimension: Object.fromEntries(ids.map((id) => [id, DIMENSION])) });
  const preview = page.of(previewSlice);
  const last = page.of(lastMovedSlice);
  const words = () => {
    const { moved } = last.getState();
    return moved && movedWords(moved);
  };
  const move = (name: string, value: number | null) => hold(preview, name, value);
  const view = (id: (typeof ids)[number]) => page.of(posteriorSlice).getState().views[id]!;
  return { ...page, last, words, move, view };
}

it('says of T how many samples are near a corner, of each model that has it', () => {
  const { move, words, view } = setUp();
  move('temperature', 0.2);
  const near = (['categorical', 'cg-bpef'] as const).map((id) => {
    const { posterior, settings } = view(id);
    return nearCorners(specOf(id).simplex(posterior, DIMENSION, settings, 0.2)!.samples);
  });
  expect(words()).toBe(
    `Temperature 0.2: Cat-VAE: ${near[0]} of 200 samples of z5 near a corner; CG-BPEF-VAE: ${near[1]} of 200 samples of z5 near a corner.`,
  );
});

it('says of M and R the KL before and after', () => {
  const { move, words, view } = setUp();
  const spec = specOf('cg-bpef');
  const kl = (posterior = view('cg-bpef').posterior, settings = view('cg-bpef').settings) =>
    spec.klOfDimension(posterior, DIMENSION, settings).toFixed(2);
  move('gridPoints', 9);
  const coarse = { ...view('cg-bpef').settings, gridPoints: 9 };
  const said = words();
  expect(said).toBe(`Grid points 9: CG-BPEF-VAE: KL of z5 ${kl(undefined, coarse)} nats, ${kl()} before.`);
  expect(kl(undefined, coarse)).not.toBe(kl());
  move('gridPoints', null);
  move('polynomialOrder', 9);
  expect(words()).toBe(`Polynomial order 9: CG-BPEF-VAE: KL of z5 ${kl()} nats, as before.`);
});

it('says M as it is mended', () => {
  const { actions, move, words } = setUp();
  void actions.setLive('gridPoints', 7);
  move('polynomialOrder', 20);
  expect(words()).toMatch(/^Polynomial order 5: /);
});

it('says nothing of other settings, nor without a posterior', () => {
  const { move, words, of } = setUp();
  move('learningRate', 0.01);
  expect(words()).toBe('');
  of(posteriorSlice).setState({ views: {} });
  move('temperature', 0.3);
  expect(words()).toBe('');
});

it('keeps what it said when the hand lets go and posteriors change, and forgets it with the run', () => {
  const { move, last, words, of, experiment } = setUp();
  move('temperature', 0.2);
  const { moved } = last.getState();
  const said = words();
  move('temperature', null);
  of(posteriorSlice).setState({ views: {} });
  expect(last.getState().moved).toBe(moved);
  expect(words()).toBe(said);
  move('temperature', 0.2);
  expect(last.getState().moved?.turn).toBe(moved!.turn + 1);
  experiment.start([]);
  expect(last.getState().moved).toBeNull();
});
