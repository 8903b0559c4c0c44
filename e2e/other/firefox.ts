/** Drives Firefox over WebDriver BiDi. */
import { launch } from 'puppeteer-core';
import { windowSize, type Driver, type Launch } from './driver';
import type { FirefoxPaths } from './find-browsers';

export async function launchFirefox({ firefox }: FirefoxPaths, { theme }: Launch): Promise<Driver> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefox,
    extraPrefsFirefox: { 'ui.systemUsesDarkTheme': theme === 'dark' ? 1 : 0 },
    defaultViewport: null,
    // Of the whole window, whose bars take some of its height.
    env: {
      ...process.env,
      MOZ_HEADLESS_WIDTH: String(windowSize.width),
      MOZ_HEADLESS_HEIGHT: String(windowSize.height + 86),
    },
  });
  // The first tab: one that is opened beside it stands behind it, where a page draws nothing.
  const page = (await browser.pages())[0]!;
  return {
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    run: (work, ...given) => page.evaluate(work as never, ...given) as never,
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 8 });
      await page.mouse.up();
    },
    press: (key) => page.keyboard.press(key),
    async chooseFiles(name, paths) {
      const input = await page.$(`input[type=file][aria-label="${name}"]`);
      if (!input) throw new Error(`chooseFiles: expected a file input called ${name}, got none`);
      await (input as unknown as { uploadFile(...paths: string[]): Promise<void> }).uploadFile(...paths);
    },
    picture: () => page.screenshot(),
    close: () => browser.close(),
  };
}
