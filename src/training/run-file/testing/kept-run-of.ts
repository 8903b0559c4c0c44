/** A small run in plain numbers that has everything a run can have, without training one. Only tests import this. */
import { settingsAt } from '../../../experiment/live-settings';
import type { Experiment, Move } from '../../../experiment/experiment';
import { keyOf, fillUniform } from '../../../math/random';
import { modelIds, specOf, type ModelId } from '../../../models/registry';
import type { CommonSettings } from '../../../models/contract';
import type { ParameterValues } from '../../../nn/parameters';
import type { KeptHistory, KeptModel, KeptRun } from '../../kept-run';
import { networkShapes } from '../../network';
import type { Snapshot } from '../../snapshot';
import type { RunFacts } from '../run-facts';

export const factsOf = (experiment: Experiment, change: Partial<RunFacts> = {}): RunFacts => ({
  dataset: { name: experiment.dataset, sha256: 'a'.repeat(64), width: 4, height: 5, floor: 3.25 },
  backend: {
    name: 'wasm',
    reason: 'The fastest that works.',
    threads: 1,
    device: '',
    software: false,
    plan: 'tfjs-4.22.0+heap-1',
    candidates: [
      { name: 'webgpu', state: 'unavailable', reason: 'No adapter.' },
      { name: 'wasm', state: 'chosen', reason: 'Measured.', millisecondsPerStep: 1.25 },
    ],
  },
  plan: 'tfjs-4.22.0+heap-1',
  threads: 1,
  code: 'coarse-grain 0.1.0',
  created: '2026-01-02T03:04:05.678Z',
  link: 'https://example.org/#v=1',
  name: 'Two humps, ζ',
  parent: { digest: '0123456789ab', step: 7 },
  digest: 'ba9876543210',
  ...change,
});

/** Uniform numbers of a name of their own, some of which JSON has no number for. */
function floats(name: string, length: number): Float32Array {
  const values = fillUniform(new Float32Array(length), keyOf(3, name), 0);
  const strange = [NaN, -0, Infinity, -Infinity, 1e-45];
  for (let i = 0; i < length; i++) values[i] = i % 11 === 10 ? strange[i % strange.length] : values[i] - 0.5;
  return values;
}

/** `moves` come before, at and after `step`; every model has a best at two temperatures. */
export function keptRunOf(
  experiment: Experiment,
  moves: readonly Move[],
  step: number,
  { width, height }: RunFacts['dataset'],
): KeptRun {
  const live = settingsAt(experiment, moves, step).models;
  const before = settingsAt(experiment, moves, step - 1).models;
  const of = (id: ModelId, settings: CommonSettings, name: string): ParameterValues =>
    new Map(
      networkShapes(specOf(id), settings, width * height).map((parameter) => [
        parameter.name,
        floats(
          `${id}/${name}/${parameter.name}`,
          parameter.shape.reduce((a, b) => a * b, 1),
        ),
      ]),
    );
  const snapshot = (id: ModelId, settings: CommonSettings): Snapshot => ({
    settings,
    parameters: of(id, settings, 'parameters'),
    first: of(id, settings, 'first'),
    second: of(id, settings, 'second'),
    updates: step,
  });
  const on = modelIds.filter((id) => before[id].settings.on);
  const curve = (id: ModelId, name: string) => Array.from(floats(`${id}/${name}`, step - 2));
  const model = (id: ModelId, at: number): KeptModel => ({
    snapshot: snapshot(id, live[id].settings),
    beforeResizing: specOf(id).headMap(before[id].settings, live[id].settings)
      ? snapshot(id, before[id].settings)
      : null,
    term2: at === 1 ? null : floats(`${id}/validation`, 9),
  });
  const history = (id: ModelId, at: number): KeptHistory => ({
    curve: {
      step: Array.from({ length: step - 2 }, (_, i) => i + 1 + Number(i > 3)),
      term1: curve(id, 'term1'),
      term2: curve(id, 'term2'),
    },
    evaluations: [4, 8].map((when) => ({
      model: id,
      step: when,
      temperature: when === 4 ? null : 0.1 + 0.2,
      training: { term1: 1 / 3, term2: Infinity },
      validation: { term1: -0, term2: Math.PI },
      klByDimension: floats(`${id}/kl/${when}`, live[id].settings.latent),
    })),
    test:
      at === 0
        ? { model: id, term1: 1.1, term2: 2.2, freeEnergy: 1.1 + 2.2, temperature: 0.5, step: 8 }
        : null,
    audit:
      at === 0
        ? {
            model: id,
            step: 8,
            temperature: 0.5,
            pictures: 30,
            paper: termsOf(1),
            hard: termsOf(2),
            klByDimension: [0.1, NaN],
            relaxed: { of: 'z', pictures: 10, byDimension: [1, 2], terms: termsOf(3) },
            klSimplex: null,
            importance: [
              {
                reading: 'relaxed',
                pixels: 'grey',
                points: [{ samples: 10, nll: { mean: 1, standardError: 0.1 }, effectiveSamples: 2.5 }],
                nllByPicture: [1 / 7, 2],
              },
            ],
          }
        : null,
    milliseconds: 12.345678901234567 * (at + 1),
    trained: step - at,
  });
  return {
    experiment,
    moves,
    step,
    budget: experiment.steps + 10,
    start: 'b'.repeat(64),
    evaluatedAt: 8,
    testedAt: 0,
    models: new Map(on.map((id, at) => [id, model(id, at)])),
    history: new Map(on.map((id, at) => [id, history(id, at)])),
    dropped: modelIds.slice(0, 1).map((id) => ({
      model: id,
      freeEnergy: 100 / 3,
      step: 4,
      temperature: 0.7,
      settings: live[id].settings,
    })),
    bests: [0.5, 0.1 + 0.2].flatMap((temperature, k) =>
      on.map((id) => ({
        model: id,
        freeEnergy: 100 / (k + 3),
        step: 4 * (k + 1),
        temperature: specOf(id).hasTemperature(before[id].settings) ? temperature : null,
        settings: before[id].settings,
        parameters: of(id, before[id].settings, `best/${k}`),
      })),
    ),
  };
}

function termsOf(of: number) {
  const mean = { mean: of / 3, standardError: of / 30 };
  return { term1: mean, term2: mean, freeEnergy: mean };
}

/** The same with numbers that float16 has, and the last best of Gauss-VAE at its present parameters. */
export function viewedRunOf(...take: Parameters<typeof keptRunOf>): KeptRun {
  const kept = keptRunOf(...take);
  const own = kept.models.get('gauss')!.snapshot;
  const last = kept.bests.findLast(({ model }) => model === 'gauss')!;
  const present = { ...last, step: kept.step, settings: own.settings, parameters: own.parameters };
  return { ...kept, bests: [...kept.bests.filter((best) => best !== last), present] };
}
