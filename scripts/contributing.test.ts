/** CONTRIBUTING.md is true: every path it names exists, and every recipe in it is how the code in fact is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runFields } from '../src/experiment/experiment';
import { familyIds } from '../src/models/cg/families/registry';
import { modelIds, specOf } from '../src/models/registry';
import { slotAt } from '../src/ui/palette';
import { views } from '../src/views/registry';

const read = (path: string) => readFileSync(path, 'utf8');
/** Every file of src/, with the folders that lead there. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((file) =>
  `src/${file}`.replaceAll('\\', '/'),
);
const contributing = read('CONTRIBUTING.md');
/** Tables without their padding. */
const notation = read('docs/notation.md').replace(/ +/g, ' ');

describe('CONTRIBUTING.md', () => {
  const paths = [...contributing.matchAll(/`((?:src|docs|e2e|scripts|public)\/[^`\s<>]*)`/g)].map(
    (m) => m[1],
  );

  test('names paths, and those in the repository exist', () => {
    expect(paths.length).toBeGreaterThan(15);
    const generated = ['public/data/'];
    for (const path of paths.filter((p) => !generated.includes(p))) expect(existsSync(path), path).toBe(true);
  });

  test('names only commands that package.json has', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const commands = [...contributing.matchAll(/`npm run (\S+?)`/g)].map((m) => m[1]);
    expect(commands.length).toBeGreaterThan(1);
    for (const command of commands) expect(scripts).toContain(command);
  });

  test('names only projects of tests that there are, and a switch that its test reads', () => {
    const configs = read('vitest.config.ts') + read('playwright.config.ts');
    const projects = [...contributing.matchAll(/--project (\w+)/g)].map((m) => m[1]);
    expect(new Set(projects)).toEqual(new Set(['node', 'tensor', 'webgpu', 'toy', 'wasm']));
    for (const project of projects) expect(configs).toContain(`name: '${project}'`);
    const [, name, file] = /`([A-Z_]+)=1 npx vitest run --project node (\S+)`/.exec(contributing)!;
    expect(read(file)).toContain(`process.env.${name} === '1'`);
  });
});

describe('"Add a field"', () => {
  test('every field has its link key in docs/notation.md', () => {
    const fields = [runFields, ...modelIds.map((id) => specOf(id).fields)].flatMap((all) =>
      Object.entries(all),
    );
    for (const [name, { link }] of fields.filter(([name]) => name !== 'on'))
      expect(notation, `${name} as ${link}`).toMatch(new RegExp(`\\| \`${link}\` \\| ${name} `));
  });
});

describe('"Add a model"', () => {
  test.each(modelIds)(
    '%s has its parts, a test on every backend, plain samples, a row, and a colour and dash of its own',
    (id) => {
      const parts = ['spec.ts', 'model.ts', 'model.tensor.test.ts', 'geometry.ts', 'figure.ts', 'plain.ts'];
      for (const file of parts) expect(existsSync(`src/models/${id}/${file}`), file).toBe(true);
      expect(notation).toContain(`| ${specOf(id).name} | \`${id}\` |`);
      expect(slotAt(modelIds.indexOf(id))).not.toEqual(slotAt(modelIds.indexOf(id) + 1));
    },
  );
});

describe('"Add a family"', () => {
  const registered = read('src/models/cg/families/registry.ts');
  const definition = /^29\. [^]*?(?=^30\. |(?![^]))/m.exec(read('docs/definitions.md'))![0];
  const golden = JSON.parse(read('src/math/fixtures/golden.json')) as { families: { family: string }[] };
  const exported = files.flatMap((file) => {
    if (!/^src\/models\/cg\/families\/[^/]+\.ts$/.test(file) || file.includes('.test.')) return [];
    return [...read(file).matchAll(/^export const (\w+): (?:Linear|Curved)Family /gm)].map((m) => m[1]);
  });

  test('every family that there is, is in the registry', () => {
    expect(exported.sort()).toEqual([...familyIds].sort());
  });

  test.each(familyIds)('%s is a file, a line, a part of definition 29, and golden values', (id) => {
    expect(existsSync(`src/models/cg/families/${id}.ts`)).toBe(true);
    expect(registered).toMatch(new RegExp(`^  ${id},$`, 'm'));
    expect(definition).toContain(`\`${id}\``);
    expect(golden.families.map(({ family }) => family)).toContain(id);
  });
});

describe('"Add a kernel"', () => {
  const kernels = files.filter(
    (file) => file.endsWith('.ts') && !file.includes('.test.') && read(file).includes('tf.customGrad('),
  );

  test.each(kernels)('%s has a test on every backend beside it', (file) => {
    const tests = files.filter(
      (other) => dirname(other) === dirname(file) && other.endsWith('.tensor.test.ts'),
    );
    expect(tests.length).toBeGreaterThan(0);
    for (const path of tests) expect(read(path), path).toContain('useBackend');
  });

  test('there are some', () => expect(kernels.length).toBeGreaterThanOrEqual(4));

  const fused = readdirSync('src/gpu/kernels', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );

  test.each(fused.map(({ name }) => name))('every kernel of %s is in the registry and tested', (folder) => {
    const own = files
      .filter((file) => file.startsWith(`src/gpu/kernels/${folder}/`))
      .map((file) => read(file));
    const names = own.flatMap((text) =>
      [...text.matchAll(/^export const (\w+) = \w+(?:Kernel|By|Of)[<(]/gm)].map((m) => m[1]),
    );
    expect(names.length).toBeGreaterThan(0);
    const registered = read('src/gpu/kernels/registry.ts');
    for (const name of names) {
      expect(registered, name).toMatch(new RegExp(`^  ${name},$`, 'm'));
      expect(own.join(), name).toContain(`testKernel(${name});`);
    }
  });
});

describe('"Add a view"', () => {
  const folders = readdirSync('src/views', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = views.map(({ name }) => name);

  test.each(folders.map(({ name }) => name))('%s is in the registry under its own name', (name) => {
    expect(names).toContain(name);
    expect(read(`src/views/${name}/view.ts`)).toContain(`name: '${name}'`);
  });

  test('what the page shows by name is a view', () => {
    const shown = files
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => [...read(file).matchAll(/actions\.show\('([^']*)'\)/g)].map((m) => m[1]));
    expect(shown.length).toBeGreaterThan(3);
    for (const name of shown) expect(names).toContain(name);
  });
});
