/** When the recording stands on the page, and when it makes room. */
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeEngine } from '../../../engine/testing/fake-engine';
import { defaultExperiment } from '../../../experiment/default-experiment';
import { createPage } from '../../../state/create-page';
import { recordingSlice } from '../recording-store';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

function setUp() {
  const fake = createFakeEngine({ millisecondsPerStep: 10 });
  const page = createPage(fake, () => 4242);
  closers.push(page.actions.close);
  const over = () => page.of(recordingSlice).getState().over;
  return { ...page, fake, over };
}

describe('the recording', () => {
  it('stays while the engine opens, leaves at the click on Train, and comes back with a link', async () => {
    const { actions, fake, over } = setUp();
    await actions.open();
    expect(over()).toBe(false);
    const training = actions.train();
    expect(over()).toBe(true);
    await training;
    await fake.advance(200);
    await actions.openLink(defaultExperiment(), [], []);
    expect(over()).toBe(false);
    await actions.step();
    expect(over()).toBe(true);
  });

  it('does not come back while a run that was lost is trained again', async () => {
    const { actions, run, fake, over } = setUp();
    await actions.train();
    await fake.advance(200);
    fake.fail('internal');
    await fake.advance(200);
    expect(run.getState().failure?.kind).toBe('internal');
    const again = actions.remedy();
    expect(over()).toBe(true);
    await again;
    expect(over()).toBe(true);
  });
});
