/** A browser is found by its name on PATH: an executable file, never a folder of that name. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findFirefox } from '../e2e/other/find-browsers';
import { findBrowser } from './find-browser.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'coarse-grain-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const at = (...path: string[]) => join(folder, ...path);
function program(place: string, name: string): string {
  writeFileSync(at(place, name), '#!/bin/sh\n');
  chmodSync(at(place, name), 0o755);
  return at(place, name);
}

describe.skipIf(process.platform === 'win32')('a folder that has the name of a browser', () => {
  it('is not taken for Firefox', () => {
    mkdirSync(at('a', 'firefox'), { recursive: true });
    mkdirSync(at('b'));
    const firefox = program('b', 'firefox');
    vi.stubEnv('FIREFOX_PATH', '');
    vi.stubEnv('PATH', [at('a'), at('b')].join(delimiter));
    expect(findFirefox()).toEqual({ firefox });
    vi.stubEnv('FIREFOX_PATH', at('a'));
    expect(findFirefox).toThrow(/^FIREFOX_PATH: expected an executable file, got /);
  });

  it('is not taken for Chromium', () => {
    expect(() => findBrowser({ CHROMIUM_PATH: folder })).toThrow(
      /^CHROMIUM_PATH: expected an executable file, got /,
    );
  });
});
