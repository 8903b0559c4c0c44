import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CommandName, Commands, EngineClient } from '../engine/protocol';
import { createFakeEngine } from '../engine/testing/fake-engine';
import { usualModels } from '../experiment/most-on';
import type { IfMoved } from '../experiment/probe-settings';
import { moveTarget } from '../experiment/move-fields';
import type { ModelId } from '../models/registry';
import { createPage } from './create-page';
import { picturesPreviewSlice } from './pictures-preview';
import { hold, previewSlice, type Preview } from './preview-store';

const patience = 30_000;
const on = (ids: readonly ModelId[]) => ids.filter((id) => usualModels.includes(id));
const ofT = on(moveTarget('temperature')!.models);
const ofM = on(moveTarget('polynomialOrder')!.models);
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

interface Asked {
  readonly command: CommandName;
  readonly model: ModelId;
  readonly ifMoved: readonly IfMoved[];
}

/** A page on the fake engine; answers to previews, to plain probes and to moves come when they are let through. */
function setUp() {
  const fake = createFakeEngine();
  const previews: Asked[] = [];
  const gates = { previews: Promise.resolve(), plain: Promise.resolve(), moves: Promise.resolve() };
  const client: EngineClient = {
    ...fake,
    async call<K extends CommandName>(command: K, take: Commands[K]['take']) {
      const asked = { command, ...(take as object) } as Asked;
      const isPreview = (asked.ifMoved ?? []).length > 0;
      if (isPreview) previews.push(asked);
      const kind = isPreview ? 'previews' : command === 'move' ? 'moves' : 'plain';
      const give = await fake.call(command, take);
      await gates[kind];
      return give;
    },
  };
  /** Keeps answers back until what it answers is called. */
  const keepBack = (kind: keyof typeof gates) => {
    let open: () => void = () => undefined;
    gates[kind] = new Promise((resolve) => (open = resolve));
    return open;
  };
  const page = createPage(client);
  closers.push(page.actions.close);
  const preview = page.of(previewSlice);
  const pictures = page.of(picturesPreviewSlice);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 10));
  const views = () => pictures.getState().views;
  return {
    ...page,
    fake,
    client,
    previews,
    keepBack,
    pictures,
    views,
    settle,
    move: (name: string, value: number) => hold(preview, name, value),
    /** As a slider does at its release: the move first. */
    release(name: string, value: number) {
      void page.actions.setLive(name, value);
      hold(preview, name, null);
    },
    letGo: (name: string) => hold(preview, name, null),
    values: () => previews.map(({ ifMoved }) => ifMoved[0].value),
    /** All parts of all models of that setting have come. */
    async shown(models: readonly ModelId[], at: Preview) {
      await vi.waitFor(() => {
        expect(Object.keys(views())).toEqual(expect.arrayContaining([...models]));
        for (const model of models) expect(views()[model]).toMatchObject({ at });
        for (const model of models) expect(views()[model]?.samples).not.toBeNull();
      }, patience);
      await settle();
    },
  };
}

/** A run at rest, with its pictures. */
async function trained() {
  const all = setUp();
  await all.actions.open();
  await all.actions.train();
  await all.fake.advance(200);
  await all.actions.pause();
  const { step } = all.run.getState().status;
  await vi.waitFor(() => {
    for (const model of [...ofT, ...ofM]) expect(all.probes.getState().views[model]?.step).toBe(step);
  }, patience);
  await all.settle();
  return { ...all, step };
}

describe('under a hand', () => {
  it('asks every model that has T for its reconstruction, then for samples, at once and for no traversal', async () => {
    const { move, previews } = await trained();
    move('temperature', 0.2);
    const ifMoved = [{ field: 'temperature', value: 0.2 }];
    expect(previews).toEqual([
      ...ofT.map((model) => ({ command: 'reconstruct', model, indices: [0], ifMoved })),
      ...ofT.map((model) => ({ command: 'sample', model, count: 12, ifMoved })),
    ]);
  });

  it.each(['polynomialOrder', 'gridPoints'])(
    'asks of %s the models that have it alone, for traversals too',
    async (name) => {
      const { move, previews, shown, views, step } = await trained();
      const models = on(moveTarget(name)!.models);
      move(name, 3);
      expect(previews.map(({ command, model }) => [command, model])).toEqual(
        ['reconstruct', 'sample', 'traverse'].flatMap((command) => models.map((model) => [command, model])),
      );
      await shown(models, { [name]: 3 });
      expect(Object.keys(views())).toEqual(models);
      const view = views()[models[0]]!;
      expect(view).toMatchObject({ step, index: 0, reconstruction: { count: 1 }, samples: { count: 12 } });
      expect(view.traversal).toMatchObject({ dimension: 0, pictures: { count: 11 } });
    },
  );

  it('asks nothing of a setting that no probe previews', async () => {
    const { move, previews, views } = await trained();
    move('learningRate', 0.01);
    move('klWeight', 2);
    expect([previews, views()]).toEqual([[], {}]);
  });

  it('asks no model that is off', async () => {
    const { actions, move, previews } = await trained();
    const [off, ...others] = ofT;
    await actions.setLive(`${off}.on`, false);
    move('temperature', 0.2);
    expect(new Set(previews.map(({ model }) => model))).toEqual(new Set(others));
  });

  it('asks nothing where there is no run', async () => {
    const { actions, move, letGo, previews, views, settle } = setUp();
    await actions.open();
    move('temperature', 0.2);
    move('polynomialOrder', 2);
    letGo('temperature');
    await settle();
    expect([previews, views()]).toEqual([[], {}]);
  });

  it('asks the newest values once the answers are in, and none that were overtaken while they were awaited', async () => {
    const { move, keepBack, values, pictures, shown } = await trained();
    const drawn: (number | undefined)[] = [];
    pictures.subscribe(({ views }) => drawn.push(views[ofT[0]]?.at.temperature));
    const open = keepBack('previews');
    for (const value of [0.2, 0.3, 0.4]) move('temperature', value);
    expect(new Set(values())).toEqual(new Set([0.2]));
    open();
    await shown(ofT, { temperature: 0.4 });
    expect([...new Set(values())]).toEqual([0.2, 0.4]);
    expect([...new Set(drawn)]).toEqual([0.2, 0.4]);
  });

  it('asks again where the run has newer pictures, though the hand rests', async () => {
    const { actions, fake, move, shown, views, step, probes } = await trained();
    move('temperature', 0.2);
    await shown(ofT, { temperature: 0.2 });
    await actions.train();
    await vi.waitFor(async () => {
      await fake.advance(100);
      for (const model of ofT) {
        expect(views()[model]!.step).toBeGreaterThan(step);
        expect(views()[model]!.step).toBeGreaterThanOrEqual(probes.getState().views[model]!.step);
      }
    }, patience);
  });

  it('previews the newly picked picture', async () => {
    const { actions, move, shown, views } = await trained();
    move('polynomialOrder', 2);
    await shown(ofM, { polynomialOrder: 2 });
    actions.pickDigit(5);
    await vi.waitFor(() => expect(views()[ofM[0]]?.index).toBe(5), patience);
  });

  it('tells why a preview could not be had, keeps the last one, and goes on', async () => {
    const { move, shown, views, pictures, fake } = await trained();
    move('temperature', 0.2);
    await shown(ofT, { temperature: 0.2 });
    const [failing, ...others] = ofT;
    const call = vi.spyOn(fake, 'call').mockImplementation(() => Promise.reject(new Error('no memory')));
    move('temperature', 0.3);
    await vi.waitFor(() => expect(pictures.getState().problem).toBe('no memory'), patience);
    for (const model of [failing, ...others]) expect(views()[model]?.at).toEqual({ temperature: 0.2 });
    call.mockRestore();
    move('temperature', 0.4);
    await shown(ofT, { temperature: 0.4 });
    expect(pictures.getState().problem).toBeNull();
  });
});

describe('let go', () => {
  it('the preview stays until pictures of the run have the value, at rest', async () => {
    const { move, release, shown, views, probes, pictures, keepBack, experiment, settle } = await trained();
    move('temperature', 0.2);
    await shown(ofT, { temperature: 0.2 });
    const bare: ModelId[] = [];
    const watch = () => {
      for (const model of ofT)
        if (!views()[model] && probes.getState().views[model]?.made.temperature !== 0.2) bare.push(model);
    };
    pictures.subscribe(watch);
    const openMoves = keepBack('moves');
    const openPlain = keepBack('plain');
    release('temperature', 0.2);
    await settle();
    expect(Object.keys(views())).toEqual(ofT);
    openMoves();
    await vi.waitFor(() => expect(experiment.getState().moves).toHaveLength(1), patience);
    await settle();
    expect(experiment.getState().asked).toEqual([]);
    expect(Object.keys(views())).toEqual(ofT);
    openPlain();
    await vi.waitFor(() => expect(views()).toEqual({}), patience);
    for (const model of ofT) expect(probes.getState().views[model]?.made.temperature).toBe(0.2);
    expect(bare).toEqual([]);
  });

  it('the preview stays while the run trains on without newer pictures', async () => {
    const { actions, fake, move, release, shown, views, probes, keepBack, run } = await trained();
    await actions.train();
    move('polynomialOrder', 2);
    await fake.advance(20);
    await shown(ofM, { polynomialOrder: 2 });
    const open = keepBack('plain');
    release('polynomialOrder', 2);
    await fake.advance(500);
    expect(run.getState().status.state).toBe('training');
    expect(Object.keys(views())).toEqual(ofM);
    open();
    await vi.waitFor(async () => {
      await fake.advance(100);
      expect(views()).toEqual({});
    }, patience);
    for (const model of ofM)
      expect(probes.getState().views[model]?.made.settings).toMatchObject({ polynomialOrder: 2 });
  });

  it('shows what was asked under a hand that has left already, as a key does', async () => {
    const { move, release, shown, keepBack, values } = await trained();
    const open = keepBack('plain');
    for (const value of [0.2, 0.3]) {
      move('temperature', value);
      release('temperature', value);
    }
    await shown(ofT, { temperature: 0.3 });
    expect(values().at(-1)).toBe(0.3);
    open();
  });

  it('without a move, the run’s own pictures are back at once', async () => {
    const { move, letGo, shown, views } = await trained();
    move('temperature', 0.2);
    await shown(ofT, { temperature: 0.2 });
    letGo('temperature');
    expect(views()).toEqual({});
  });

  it.each(['refused', 'not answered'])(
    'with a move that is %s, they are back when that is known',
    async (how) => {
      const { move, release, shown, views, fake, settle, previews } = await trained();
      move('polynomialOrder', 2);
      await shown(ofM, { polynomialOrder: 2 });
      const before = previews.length;
      vi.spyOn(fake, 'call').mockImplementationOnce((() =>
        how === 'refused'
          ? Promise.resolve({ move: null, notices: ['left it out'] })
          : Promise.reject(new Error('no answer'))) as typeof fake.call);
      release('polynomialOrder', 2);
      expect(Object.keys(views())).toEqual(ofM);
      await settle();
      expect(views()).toEqual({});
      expect(previews).toHaveLength(before);
    },
  );

  it('stays gone once it was seen, whatever is moved without a hand', async () => {
    const { actions, move, release, shown, views, keepBack, settle, previews } = await trained();
    move('temperature', 0.2);
    await shown(ofT, { temperature: 0.2 });
    release('temperature', 0.2);
    await vi.waitFor(() => expect(views()).toEqual({}), patience);
    const before = previews.length;
    const open = keepBack('moves');
    void actions.setLive('temperature', 0.5);
    await settle();
    expect([views(), previews.length]).toEqual([{}, before]);
    open();
  });

  it('keeps nothing of a run that was replaced, nor an answer of it', async () => {
    const { actions, move, shown, views, keepBack, settle, letGo } = await trained();
    move('temperature', 0.2);
    await shown(ofT, { temperature: 0.2 });
    const open = keepBack('previews');
    move('temperature', 0.3);
    letGo('temperature');
    const restarted = actions.restart();
    await vi.waitFor(() => expect(views()).toEqual({}), patience);
    open();
    await restarted;
    await settle();
    expect(views()).toEqual({});
  });

  it('asks nothing more when the page has closed', async () => {
    const { actions, move, previews } = await trained();
    actions.close();
    move('temperature', 0.2);
    expect(previews).toEqual([]);
  });
});
