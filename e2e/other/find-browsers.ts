/** Firefox and WebKit where this machine has them, and in words what is missing where it has not. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isExecutable, onPath } from '../../scripts/executables.mjs';

export interface FirefoxPaths {
  readonly firefox: string;
}

export interface WebkitPaths {
  /** WebKitGTK's WebDriver. */
  readonly driver: string;
  /** The browser that it drives. */
  readonly browser: string;
  /** A display for where there is none; null where there is one. */
  readonly display: string | null;
}

export type Found<Paths> = Paths | { readonly missing: string };

export function findFirefox(): Found<FirefoxPaths> {
  const asked = process.env.FIREFOX_PATH;
  if (asked && !isExecutable(asked))
    throw new Error(
      `FIREFOX_PATH: expected an executable file, got ${asked}; set it to one, or leave it out`,
    );
  const application = ['/Applications/Firefox.app/Contents/MacOS/firefox'].find(isExecutable);
  const firefox = asked || onPath(['firefox', 'firefox-esr']) || application;
  return firefox ? { firefox } : { missing: 'no Firefox here: install it, or set FIREFOX_PATH' };
}

/** WebKitGTK's small browser lies beside its library, below a folder named after the machine. */
function miniBrowser(): string | undefined {
  const folders = ['/usr/lib', '/usr/libexec', '/usr/lib64'].flatMap((root) => {
    try {
      return [root, ...readdirSync(root).map((name) => join(root, name))];
    } catch {
      return [];
    }
  });
  return folders
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((name) => join(folder, name, 'MiniBrowser')),
    )
    .find(isExecutable);
}

export function findWebkit(): Found<WebkitPaths> {
  const driver = onPath(['WebKitWebDriver']);
  const browser = miniBrowser();
  const display = process.env.DISPLAY ? null : onPath(['xvfb-run']);
  if (driver && browser && display !== undefined) return { driver, browser, display };
  return { missing: 'no WebKitGTK with its WebDriver here: install webkit2gtk-driver and xvfb' };
}
