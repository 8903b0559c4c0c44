/** No file of src imports itself through others, be it for a type or when first needed. */
import { describe, expect, it } from 'vitest';
import { importCircles } from './circles';
import { readSource } from './source-file';
import { sourcesUnder } from './source-files';

const circlesOf = (files: Record<string, string>) =>
  importCircles(Object.entries(files).map(([path, text]) => readSource(path, text)));

describe('circles of imports', () => {
  it('src has none', () => {
    const files = sourcesUnder('src');
    expect(files.length).toBeGreaterThan(10);
    expect(importCircles(files)).toEqual([]);
  });

  const planted: [string, Record<string, string>, string][] = [
    ['a file and itself', { 'nn/a.ts': "import { a } from './a';" }, 'nn/a.ts > nn/a.ts'],
    [
      'two files',
      { 'nn/a.ts': "import { b } from './b';", 'nn/b.ts': "export * from './a';" },
      'nn/a.ts > nn/b.ts > nn/a.ts',
    ],
    [
      'two files, by a type and by an import when needed',
      { 'nn/a.ts': "import type { B } from './b';", 'nn/b.ts': "const a = () => import('./a');" },
      'nn/a.ts > nn/b.ts > nn/a.ts',
    ],
    [
      'three files, reached from outside',
      {
        'app/a.tsx': "import { b } from '../nn/b';",
        'nn/b.ts': "import { c } from './c';",
        'nn/c.ts': "let d: import('./d').D;",
        'nn/d.ts': "import { b } from './b';",
      },
      'nn/b.ts > nn/c.ts > nn/d.ts > nn/b.ts',
    ],
    [
      'what a test and its subject need of each other',
      { 'nn/a.ts': "import { b } from './a.test';", 'nn/a.test.ts': "import { a } from './a';" },
      'nn/a.ts > nn/a.test.ts > nn/a.ts',
    ],
  ];
  it.each(planted)('are named: %s', (_, files, circle) => expect(circlesOf(files)).toEqual([circle]));

  const allowed: [string, Record<string, string>][] = [
    [
      'two ways to one file',
      {
        'nn/a.ts': "import { b } from './b'; import { c } from './c';",
        'nn/b.ts': "import { d } from './d';",
        'nn/c.ts': "import { d } from './d';",
        'nn/d.ts': "import * as tf from '@tensorflow/tfjs';",
      },
    ],
    [
      'a worker that its user starts',
      { 'ui/a.ts': "new Worker(new URL('./b.ts', import.meta.url));", 'ui/b.ts': "import { a } from './a';" },
    ],
  ];
  it.each(allowed)('are not seen in %s', (_, files) => expect(circlesOf(files)).toEqual([]));
});
