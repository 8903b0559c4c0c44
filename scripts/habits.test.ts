/** What a project in the open has: addresses from one place, a citation of this version, forms that GitHub can read, and the browsers' page. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addresses, citationWith, packageWith, readmeWith } from './addresses.mjs';

const read = (path: string) => readFileSync(path, 'utf8');
const forms = '.github/ISSUE_TEMPLATE';

describe('addresses', () => {
  const some = { repository: 'https://example.org/a/b', demo: 'https://example.org/page' };

  it('are in package.json, CITATION.cff and README.md as scripts/addresses.mjs has them: while empty, nowhere', () => {
    expect(packageWith(read('package.json'), addresses)).toBe(read('package.json'));
    expect(citationWith(read('CITATION.cff'), addresses)).toBe(read('CITATION.cff'));
    expect(readmeWith(read('README.md'), addresses)).toBe(read('README.md'));
  });

  it('fill every field once there are any, and leave no trace where there are none', () => {
    const filled = packageWith(read('package.json'), some);
    expect(JSON.parse(filled)).toMatchObject({
      repository: { type: 'git', url: 'git+https://example.org/a/b.git' },
      homepage: some.demo,
      bugs: 'https://example.org/a/b/issues',
    });
    expect(packageWith(filled, addresses)).toBe(read('package.json'));
    const cited = citationWith(read('CITATION.cff'), some);
    expect(parse(cited)).toMatchObject({ 'repository-code': some.repository, url: some.demo });
    expect(citationWith(cited, addresses)).toBe(read('CITATION.cff'));
    const readme = readmeWith(read('README.md'), some);
    expect(readme.split('\n\n')[2]).toBe(`[Open the page](${some.demo}).`);
    expect(readme).toContain(`  year = {2026},\n  url = {${some.demo}}\n}`);
    expect(readmeWith(readme, some)).toBe(readme);
    expect(readmeWith(readme, addresses)).toBe(read('README.md'));
  });
});

it('CITATION.cff is of this version and licence, and cites the paper', () => {
  const citation = parse(read('CITATION.cff'));
  const { version, license, keywords } = JSON.parse(read('package.json'));
  expect(citation).toMatchObject({
    'cff-version': '1.2.0',
    type: 'software',
    title: 'Coarse Grain',
    version,
    license,
  });
  expect(citation.authors).toEqual([{ name: 'Coarse Grain contributors' }]);
  expect(citation.references[0]).toMatchObject({
    title: 'Coarse Grained Exponential Variational Autoencoders',
    authors: [{ 'family-names': 'Sun' }, { 'family-names': 'Zhang' }],
    year: 2017,
    identifiers: [{ type: 'other', value: `arXiv:${/eprint = \{([\d.]+)\}/.exec(read('README.md'))?.[1]}` }],
  });
  expect(keywords.length).toBeGreaterThan(5);
});

describe('forms of issues', () => {
  const files = readdirSync(forms).filter((file) => file !== 'config.yml');

  it.each(files)('%s has fields of kinds that there are, each with a name of its own', (file) => {
    // As GitHub reads them: a bare yes or no is no text.
    const { name, description, body } = parse(read(`${forms}/${file}`), { version: '1.1' });
    expect(name && description).toBeTruthy();
    const ids = body.map((field: { id: string }) => field.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, attributes } of body) {
      expect(['input', 'textarea', 'dropdown']).toContain(type);
      expect(attributes.label).toBeTruthy();
      if (type === 'dropdown') for (const option of attributes.options) expect(option).toBeTypeOf('string');
    }
  });

  it('ask for a link and the device report of a bug by the names of the buttons', () => {
    expect(files.sort()).toEqual(['bug.yml', 'data.yml', 'question.yml']);
    const bug = read(`${forms}/bug.yml`);
    expect(bug).toContain('"Copy link"');
    expect(bug).toContain('"Copy report"');
    expect(read('src/app/device/copy-report.tsx')).toContain('Copy report');
  });
});
