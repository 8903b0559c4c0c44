/** A release says what CHANGELOG.md has of its version, and there is one for the version that package.json names. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { version } from '../package.json';
import { sectionOf, versionOf } from './release-notes.mjs';

const changelog =
  '# Changelog\n\n## 0.2.0\n\n- New.\n\n### Part\n\n- More.\n\n## 0.1.0\n\n- Old.\n\n## 0.0.1\n';

describe('the section of a version', () => {
  it('ends where the next version begins, or the file', () => {
    expect(sectionOf(changelog, '0.2.0')).toBe('- New.\n\n### Part\n\n- More.');
    expect(sectionOf('## 0.1.0\n- Old.', '0.1.0')).toBe('- Old.');
    expect(sectionOf(changelog.replaceAll('\n', '\r\n'), '0.1.0')).toBe('- Old.');
  });

  it.each(['0.0.1', '0.2', '2.0.0', '0.3.0'])('is refused where there is none: %s', (missing) => {
    expect(() => sectionOf(changelog, missing)).toThrow(`expected a section "## ${missing}" with text`);
  });
});

it('refuses a tag of another version', () => {
  expect(versionOf('v0.2.0', '0.2.0')).toBe('0.2.0');
  expect(() => versionOf('v0.3.0', '0.2.0')).toThrow(
    'tag: expected v0.2.0, the version in package.json, got v0.3.0',
  );
  expect(() => versionOf('', '0.2.0')).toThrow('got none');
});

it('the version in hand has ten lines or fewer', () => {
  const lines = sectionOf(readFileSync('CHANGELOG.md', 'utf8'), version).split('\n');
  const points = lines.filter((line) => line.startsWith('- '));
  expect(points.length).toBeGreaterThan(0);
  expect(points.length).toBeLessThanOrEqual(10);
});
