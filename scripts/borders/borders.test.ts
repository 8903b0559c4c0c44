/** The borders hold in src, and every rule is seen to fail on a house that breaks it. */
import { describe, expect, it } from 'vitest';
import { borderFaults } from './rules';
import { readSource } from './source-file';
import { sourcesUnder } from './source-files';

function house(files: Record<string, string>): string[] {
  return borderFaults(Object.entries(files).map(([path, text]) => readSource(path, text)));
}

describe('the borders of src', () => {
  const files = sourcesUnder('src');

  it('reads the files and their imports', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(files.length);
  });

  it('hold', () => {
    expect(borderFaults(files)).toEqual([]);
  });
});

describe('a breach is named', () => {
  const breaches: [string, Record<string, string>, string][] = [
    ['an arrow up', { 'nn/dense.ts': "import { a } from '../models/fields';" }, 'nn is not above models'],
    ['an arrow up, of types', { 'data/idx.ts': "import type { A } from '../nn/a';" }, 'data is not above nn'],
    [
      'an arrow up, in a call',
      { 'nn/a.ts': "const a = () => import('../engine/engine');" },
      'nn is not above engine',
    ],
    [
      'an arrow up, passed on',
      { 'nn/a.ts': "export * from '../training/loss';" },
      'nn is not above training',
    ],
    [
      'an arrow up, in a type',
      { 'nn/a.ts': "let a: import('../training/loss').Loss;" },
      'nn is not above training',
    ],
    [
      'an arrow up, of a test',
      { 'nn/a.test.ts': "import { a } from '../training/loss';" },
      'nn is not above',
    ],
    [
      'kept runs that know training',
      { 'runs/a.ts': "import type { A } from '../training/a';" },
      'runs is not above training',
    ],
    [
      'kept runs that know their worker',
      { 'runs/a.ts': "import { b } from '../engine/runs-worker';" },
      'runs is not above engine',
    ],
    [
      'a store with the room of kept runs',
      { 'state/a.ts': "import type { A } from '../runs/runs-room';" },
      'the page does not see',
    ],
    [
      'a page that loads the store of kept runs with their client',
      {
        'main.tsx': "import { a } from './engine/runs-client';",
        'engine/runs-client.ts': "import { b } from '../runs/runs-room';",
      },
      'engine/runs-client.ts > ../runs/runs-room: the page loads',
    ],
    ['neighbours', { 'gpu/a.ts': "import { b } from '../data/b';" }, 'gpu is not above data'],
    ['math looking out', { 'math/a.ts': "import { b } from '../schema/field';" }, 'math imports nothing'],
    ['math with a package', { 'math/a.ts': "import { b } from 'fflate';" }, 'math imports nothing'],
    ['ui knowing a model', { 'ui/a.tsx': "import { b } from '../models/registry';" }, 'ui imports only math'],
    ['the engine drawing', { 'engine/a.ts': "import { b } from '../ui/b';" }, 'only the page imports ui'],
    ['the command line drawing', { 'cli/a.ts': "import { b } from '../state/b';" }, 'has no page'],
    [
      'the engine knowing the page',
      { 'engine/a.ts': "import { b } from '../state/b';" },
      'engine is not above state',
    ],
    [
      'a store knowing a view',
      { 'state/a.ts': "import { b } from '../views/b/b';" },
      'state is not above views',
    ],
    ['a panel with tensors', { 'views/a/a.tsx': "import * as tf from '@tensorflow/tfjs';" }, 'no tensors'],
    [
      'a spec with tensors',
      { 'models/gauss/spec.ts': "import type { A } from '@tensorflow/tfjs';" },
      'no tensors',
    ],
    [
      'the contract with tensors',
      { 'models/contract.ts': "import { a } from '@tensorflow/tfjs';" },
      'no tensors',
    ],
    [
      'the client with tensors',
      { 'engine/client.ts': "import * as tf from '@tensorflow/tfjs';" },
      'no tensors',
    ],
    ['a store reading data', { 'state/a.ts': "import { b } from '../data/idx';" }, 'the page does not see'],
    [
      'a store with the engine',
      { 'state/a.ts': "import { b } from '../engine/engine';" },
      'the page does not see',
    ],
    [
      'a store with a model',
      { 'state/a.ts': "import { b } from '../models/gauss/model';" },
      'the page does not see',
    ],
    [
      'a view with a figure of a model',
      { 'views/a/a.ts': "import { b } from '../../models/gauss/figure';" },
      'by import() of the registry',
    ],
    [
      'a worker with the geometry of a model',
      { 'state/a.ts': "const a = () => import('../models/gauss/geometry');" },
      'by import() of the registry',
    ],
    [
      'a registry that brings a figure at once',
      { 'models/registry.ts': "import { figure } from './gauss/figure';" },
      'by import() of the registry',
    ],
    [
      'a figure with tensors',
      { 'models/gauss/figure.ts': "import type { A } from '@tensorflow/tfjs';" },
      'no tensors',
    ],
    [
      'a figure that leads to the tensors',
      {
        'main.tsx': "import { a } from './models/registry';",
        'models/registry.ts': "const a = () => import('./gauss/figure');",
        'models/gauss/figure.ts': "import { b } from '../../nn/b';",
      },
      'main.tsx > models/registry.ts > models/gauss/figure.ts > ../../nn/b: the page loads',
    ],
    [
      'a lab with the door to tensors',
      { 'views/a/a.ts': "import { b } from '../../gpu/tf';" },
      'does not see',
    ],
    [
      'text of gpu that a lab has, with tensors',
      { 'gpu/software-adapter.ts': "import { tf } from './tf';" },
      'expected no imports',
    ],
    [
      'a store with the fake',
      { 'state/a.ts': "import { b } from '../engine/testing/fake-engine';" },
      'what lies in testing',
    ],
    [
      'a store with the fake data worker',
      { 'state/a.ts': "import { b } from '../engine/testing/fake-data-worker';" },
      'what lies in testing',
    ],
    [
      'a test of a store with what the fake stands on',
      { 'state/a.test.ts': "import { b } from '../engine/testing/synthetic-run';" },
      'the page does not see',
    ],
    [
      'a test of a store with the data room',
      { 'state/a.test.ts': "import { b } from '../engine/data-room';" },
      'the page does not see',
    ],
    [
      'the fake at once',
      { 'main.tsx': "import { a } from './engine/testing/fake-engine';" },
      'what lies in testing',
    ],
    [
      'another door of the page to a room of tests',
      { 'main.tsx': "const a = import('./engine/testing/synthetic-run');" },
      'what lies in testing',
    ],
    [
      'a product with what tests stand on',
      { 'training/a.ts': "import { b } from './testing/tiny-run';" },
      'what lies in testing',
    ],
    [
      'a product with types of what tests stand on',
      { 'training/audit/a.ts': "import type { B } from '../testing/tiny-run';" },
      'what lies in testing',
    ],
    [
      'a product with what tests of a lower layer stand on',
      { 'training/a.ts': "import { b } from '../gpu/testing/expect-close';" },
      'what lies in testing',
    ],
    [
      'the command line with what tests stand on',
      { 'cli/a.ts': "import { b } from '../training/testing/tiny-run';" },
      'what lies in testing',
    ],
    [
      'a product with a model in plain doubles',
      { 'training/a.ts': "import { b } from '../models/gauss/plain';" },
      'what lies in testing',
    ],
    [
      'a model with its own in plain doubles',
      { 'models/gauss/model.ts': "import { b } from './plain';" },
      'what lies in testing',
    ],
    [
      'a product with all models in plain doubles, by a pattern',
      {
        'training/a.ts': "const all = import.meta.glob('../models/*/plain.ts');",
        'models/gauss/plain.ts': '',
        'models/categorical/plain.ts': '',
      },
      'what lies in testing',
    ],
    [
      'an arrow up, from a room of tests',
      { 'gpu/testing/a.ts': "import { b } from '../../training/testing/b';" },
      'gpu is not above training',
    ],
    [
      'a view with another',
      { 'views/a/a.tsx': "import { b } from '../b/b';" },
      'views never import each other',
    ],
    [
      'a panel with another of its view',
      { 'views/a/b/b.tsx': "import { c } from '../c/c';" },
      'panels of a view never import each other',
    ],
    [
      'a panel with the bench of its view',
      { 'views/a/b/b.tsx': "import { c } from '../bench/c';" },
      'panels of a view never import each other',
    ],
    ['a barrel', { 'nn/index.ts': '' }, 'a name that says'],
    ['an empty name', { 'nn/utils.ts': '' }, 'a name that says'],
    ['an empty name, of a test', { 'nn/helpers.test.ts': '' }, 'a name that says'],
    ['a capital', { 'ui/Slider.tsx': '' }, 'kebab-case'],
    ['a long file', { 'nn/a.ts': '\n'.repeat(401) }, 'at most 400 lines, got 401'],
    ['a new layer', { 'common/a.ts': '' }, 'expected a layer'],
    ['a protocol with code', { 'engine/protocol.ts': 'export const a = 1;' }, 'types only'],
    ['a protocol with imports', { 'engine/protocol.ts': "import { a } from '../math/a';" }, 'types only'],
    [
      'a long way to the tensors',
      {
        'main.tsx': "import('./app/app');",
        'app/app.tsx': "import { a } from '../experiment/a';",
        'experiment/a.ts': "import { b } from '../data/registry';",
      },
      'main.tsx > app/app.tsx > experiment/a.ts > ../data/registry: the page loads',
    ],
  ];

  it.each(breaches)('%s', (_, files, fault) => {
    expect(house(files)).toEqual([expect.stringContaining(fault)]);
  });
});

describe('what is allowed', () => {
  const allowed: [string, Record<string, string>][] = [
    ['an arrow down', { 'training/a.ts': "import { b } from '../nn/b'; import { c } from '../math/c';" }],
    ['a test with packages', { 'math/a.test.ts': "import fc from 'fast-check'; import { a } from './a';" }],
    [
      'types of tensors in the contract',
      { 'models/contract.ts': "import type { A } from '@tensorflow/tfjs';" },
    ],
    ['a worker', { 'engine/worker.ts': "import '@tensorflow/tfjs-backend-wasm';" }],
    ['the fake in development', { 'main.tsx': "const a = import('./engine/testing/fake-engine');" }],
    ['the fake in a test', { 'state/a.test.ts': "import { b } from '../engine/testing/fake-engine';" }],
    [
      'the fake data worker in a test',
      { 'state/a.test.ts': "import { b } from '../engine/testing/fake-data-worker';" },
    ],
    [
      'a store with the client of kept runs, their words and errors',
      {
        'state/a.ts':
          "import { a } from '../engine/runs-client'; import type { B } from '../runs/runs-protocol'; import { C } from '../runs/runs-refused';",
      },
    ],
    [
      'a page that loads the errors of kept runs with their client',
      {
        'main.tsx': "import { a } from './engine/runs-client';",
        'engine/runs-client.ts': "import { b } from '../runs/runs-refused';",
      },
    ],
    [
      'the fake worker of kept runs in a test',
      { 'state/a.test.ts': "import { b } from '../engine/testing/fake-runs-worker';" },
    ],
    [
      'a room of tests with packages and another',
      {
        'gpu/testing/a.ts':
          "import { it } from 'vitest'; import { b } from './b'; import { c } from '../../math/testing/c';",
      },
    ],
    [
      'a room of tests with all models in plain doubles',
      {
        'training/testing/a.ts': "const all = import.meta.glob('../../models/*/plain.ts', { eager: true });",
        'models/gauss/plain.ts': "import type { B } from '../testing/b'; import { c } from '../../math/c';",
      },
    ],
    ['a test with what it stands on', { 'engine/a.test.ts': "import { b } from '../data/testing/b';" }],
    ['the bench with what tests stand on', { 'cli/bench/a.ts': "import { b } from '../../gpu/testing/b';" }],
    [
      "a panel's test with what tests of its view stand on",
      { 'views/a/b/b.test.ts': "import { c } from '../testing/c';" },
    ],
    ['a lab with text of gpu', { 'views/a/a.ts': "import { b } from '../../gpu/kernels/random.wgsl';" }],
    ['a view of files', { 'views/a/a.tsx': "import { b } from './b'; import { c } from '../../ui/c';" }],
    ['a view of panels', { 'views/a/a.tsx': "import { b } from './b/b'; import { c } from './c/c';" }],
    ['a panel with what its view shares', { 'views/a/b/b.tsx': "import { c } from '../c';" }],
    ['the registry with all views', { 'views/registry.ts': "import { a } from './a/view';" }],
    [
      'figures, which the registry loads',
      {
        'main.tsx': "import { a } from './models/registry';",
        'models/registry.ts': "const a = () => import('./gauss/figure');",
        'models/gauss/figure.ts': "import type { A } from '../figure-contract';",
      },
    ],
    ['a test of a figure', { 'models/gauss/figure.test.ts': "import { a } from './figure';" }],
    [
      'the registry, which only the worker loads from',
      {
        'main.tsx': "import { a } from './models/registry';",
        'models/registry.ts': "const a = () => import('./gauss/model');",
        'models/gauss/model.ts': "import * as tf from '@tensorflow/tfjs';",
      },
    ],
  ];

  it.each(allowed)('%s', (_, files) => {
    expect(house(files)).toEqual([]);
  });
});
