/** `npm ci` has nothing to warn of on the versions of Node that we name: no package refuses one, and none is deprecated. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRange } from './node-range';

const read = (path: string) => readFileSync(path, 'utf8');
const { engines, version } = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const packages: [string, { version: string; deprecated?: string; engines?: { node?: string } }][] =
  Object.entries(lock.packages);
/** The oldest Node that package.json takes. */
const oldest = engines.node.replace('>=', '');

describe('ranges of versions', () => {
  it.each([
    ['20.19.0', '>=20.19'],
    ['20.19.0', '^20.19.0 || ^22.13.0 || >=24'],
    ['20.19.0', '>= 14.6'],
    ['20.19.0', '*'],
    ['20.19.0', '20.x'],
    ['20.19.0', '>=18 <21'],
    ['20.19.4', '~20.19.1'],
    ['20.19.4', '<=20.19'],
  ])('%s is in %s', (one, range) => expect(inRange(one, range)).toBe(true));

  it.each([
    ['20.19.0', '>=22.12.0'],
    ['20.19.0', '^20.19.1 || ^22'],
    ['20.19.0', '<20'],
    ['20.19.0', '>20'],
    ['20.20.0', '~20.19.1'],
    ['21.0.0', '^20.19.0'],
    ['20.18.3', '>=20.19'],
  ])('%s is not in %s', (one, range) => expect(inRange(one, range)).toBe(false));

  it('refuses what is none', () => expect(() => inRange('20.19.0', 'any')).toThrow("got 'any'"));
});

it.each([oldest, '20.20.2', '22.13.0', '22.23.3'])('every package runs on Node %s', (node) => {
  expect(packages.length).toBeGreaterThan(300);
  const refusing = packages.filter(([, one]) => !inRange(node, one.engines?.node ?? '*'));
  expect(refusing.map(([path, one]) => `${path}: ${one.engines?.node}`)).toEqual([]);
});

it('no package is deprecated, and the lock is of this version', () => {
  expect(
    packages.flatMap(([path, { deprecated }]) => (deprecated ? [`${path}: ${deprecated}`] : [])),
  ).toEqual([]);
  expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
});

it('.nvmrc and README name the oldest Node that package.json takes', () => {
  expect(read('.nvmrc').trim()).toBe(oldest);
  expect(read('README.md')).toContain(`Node ${oldest}`);
});
