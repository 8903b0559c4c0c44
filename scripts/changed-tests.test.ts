/** The tests of what changed, and no others. */
import { expect, it } from 'vitest';
import { changedTests, importedBy } from './changed-tests.mjs';

const known = new Set([
  'src/a/one.ts',
  'src/a/view.tsx',
  'src/b/two.ts',
  'scripts/pack.mjs',
  'src/a/one.test.ts',
  'src/b/two.tensor.test.ts',
  'src/b/disk.browser.test.ts',
  'src/b/far.test.ts',
]);
const tests = new Map([
  ['src/a/one.test.ts', `import { one } from './one';\nimport { pack } from '../../scripts/pack.mjs';`],
  ['src/b/two.tensor.test.ts', `import { two } from './two';\nconst view = await import("../a/view");`],
  ['src/b/disk.browser.test.ts', `import { two } from './two';`],
  ['src/b/far.test.ts', `import { expect } from 'vitest';\nimport './two';`],
]);

it('are those that import a changed file themselves, whatever its ending', () => {
  expect(changedTests(['src/a/one.ts'], tests, known)).toEqual(['src/a/one.test.ts']);
  expect(changedTests(['scripts/pack.mjs'], tests, known)).toEqual(['src/a/one.test.ts']);
  expect(changedTests(['src/a/view.tsx'], tests, known)).toEqual(['src/b/two.tensor.test.ts']);
  expect(changedTests(['src/a/nothing.ts', 'README.md'], tests, known)).toEqual([]);
});

it('are the changed tests too, and none that needs a browser', () => {
  expect(changedTests(['src/b/far.test.ts', 'src/b/disk.browser.test.ts'], tests, known)).toEqual([
    'src/b/far.test.ts',
  ]);
  expect(changedTests(['src/b/two.ts'], tests, known)).toEqual([
    'src/b/far.test.ts',
    'src/b/two.tensor.test.ts',
  ]);
});

it('takes packages and files that are not there for no file of ours', () => {
  const text = `import 'vitest';\nimport data from './data.json';\nimport { one } from '../a/one';`;
  expect(importedBy('src/b/far.test.ts', text, known)).toEqual(['src/a/one.ts']);
});
