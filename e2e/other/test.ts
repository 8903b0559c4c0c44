/** A test with the page in Firefox or WebKit; skipped with words where this machine has no such browser. */
import { writeFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import type { Driver } from './driver';
import { findFirefox, findWebkit, type Found } from './find-browsers';
import { launchFirefox } from './firefox';
import { OtherApp } from './other-app';
import { launchWebkit } from './webkit';

export interface BrowserChoice {
  readonly other: 'Firefox' | 'WebKit';
  /** What the system prefers. */
  readonly theme: 'light' | 'dark';
}

interface Given {
  readonly app: OtherApp;
}

/** Ends the test, with words, where there is no such browser. */
function orSkip<Paths extends object>(found: Found<Paths>): Paths {
  if ('missing' in found) base.skip(true, found.missing);
  return found as Paths;
}

const launch = ({ other, theme }: BrowserChoice): Promise<Driver> =>
  other === 'Firefox'
    ? launchFirefox(orSkip(findFirefox()), { theme })
    : launchWebkit(orSkip(findWebkit()), { theme });

export const test = base.extend<BrowserChoice & Given>({
  other: ['Firefox', { option: true }],
  theme: ['light', { option: true }],
  app: async ({ other, theme }, give, info) => {
    const driver = await launch({ other, theme });
    try {
      await give(new OtherApp(driver));
      if (info.status !== info.expectedStatus)
        writeFileSync(info.outputPath('window.png'), await driver.picture());
    } finally {
      await driver.close();
    }
  },
});

export { expect } from '@playwright/test';
