/** R is moved while the bounds and the posteriors of a real, small run are on their way to the page: they are of the R that the run had. Two settings that differ in R alone have heads of one length, so the answer must say. */
import { expect, it, vi } from 'vitest';
import { realEngineClient } from '../src/cli/testing/real-engine-client';
import type { CommandName, EngineClient } from '../src/engine/protocol';
import { smallExperiment } from '../src/engine/testing/small-experiment';
import { specOf } from '../src/models/registry';
import type { Term1Geometry } from '../src/models/term1-geometry';
import { createPage } from '../src/state/create-page';
import type { GeometryRequest } from '../src/state/geometry-request';
import { posteriorSlice } from '../src/state/posterior-probing';
import { FakeWorker } from '../src/ui/testing/fake-worker';
import { boundsSlice } from '../src/views/train/curves/bounds-probing';

const id = 'cg-bpef';
const patience = 60_000;

interface Computed {
  readonly gridPoints: number;
  /** Mean over the pictures, as it is shown. */
  readonly term1: number;
}
const gridPointsOf = (settings: object) => (settings as { readonly gridPoints: number }).gridPoints;

/** A page on a real engine; every answer to `command` about CG-BPEF waits until `afterwards` is called with it. */
function pageOn(command: CommandName, afterwards: () => void) {
  const { client: real } = realEngineClient();
  const client: EngineClient = {
    ...real,
    async call(asked, take) {
      const give = await real.call(asked, take);
      if (asked === command && take !== null && 'model' in take && take.model === id) afterwards();
      return give;
    },
  };
  const computed: Computed[] = [];
  class Computer extends FakeWorker<GeometryRequest, Term1Geometry> {
    override postMessage({ model, view: { posteriors, settings } }: GeometryRequest) {
      const { heads, prior, pictures } = posteriors;
      const size = heads.length / pictures;
      const klOf = (i: number) => {
        const head = heads.subarray(i * size, (i + 1) * size);
        return specOf(model)
          .klByDimension({ head, prior }, settings)
          .reduce((sum, kl) => sum + kl, 0);
      };
      const term1 = Array.from({ length: pictures }, (_, i) => klOf(i) / pictures).reduce((a, b) => a + b, 0);
      const all = { term1, mutualInformation: term1, mixtureToCentroid: 0, centroidToPrior: 0 };
      if (model === id) computed.push({ gridPoints: gridPointsOf(settings), term1 });
      const read: Partial<Term1Geometry> = { dimensions: [all], jointEq5: null, pictures };
      void Promise.resolve().then(() => this.say(read as Term1Geometry));
    }
  }
  const page = createPage(client, undefined, () => new Computer());
  return { page, computed };
}

/** A run at rest after its first step. */
async function resting(page: ReturnType<typeof pageOn>['page']) {
  await page.actions.open();
  await page.actions.openLink(smallExperiment(100), [], []);
  await page.actions.step();
  await vi.waitFor(
    () => expect(page.run.getState().status).toMatchObject({ state: 'paused', step: 1 }),
    patience,
  );
}

it('bounds are computed with the R that the run had when it was asked', async () => {
  let moved = false;
  const { page, computed } = pageOn('posteriors', () => {
    if (!moved) void page.actions.setLive('gridPoints', 33);
    moved = true;
  });
  await resting(page);
  page.of(boundsSlice);
  page.view.setState({ settings: { 'train.bounds': 'on' } });
  await vi.waitFor(() => expect(computed.length).toBeGreaterThan(1), patience);
  expect(computed.map(({ gridPoints }) => gridPoints).slice(0, 2)).toEqual([101, 33]);
  // One read for the other would be seen.
  expect(Math.abs(computed[0].term1 - computed[1].term1)).toBeGreaterThan(1e-6);
  page.actions.close();
});

it('a posterior is of the R that the run had when it was asked', async () => {
  let moved = false;
  const { page } = pageOn('posterior', () => {
    if (!moved) void page.actions.setLive('gridPoints', 33);
    moved = true;
  });
  await resting(page);
  const seen: number[] = [];
  const posteriors = page.of(posteriorSlice);
  posteriors.subscribe(({ views }) => {
    const view = views[id];
    if (view && seen.at(-1) !== gridPointsOf(view.settings)) seen.push(gridPointsOf(view.settings));
  });
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(1), patience);
  expect(seen).toEqual([101, 33]);
  page.actions.close();
});
