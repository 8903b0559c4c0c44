/** Drives WebKitGTK by its WebDriver, on a display of its own where there is none. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Builder, By, Capabilities, Key, Origin, type WebDriver } from 'selenium-webdriver';
import { windowSize, type Driver, type Launch } from './driver';
import type { WebkitPaths } from './find-browsers';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A group of its own, so that the browser ends with it. */
function start({ driver, display }: WebkitPaths, port: number, { theme }: Launch): ChildProcess {
  const own = [driver, `--port=${port}`];
  const screen = [display, '-a', '-s', '-screen 0 1600x1200x24'];
  const [command, ...rest] = display === null ? own : [...(screen as string[]), ...own];
  const env = { ...process.env, GTK_THEME: theme === 'dark' ? 'Adwaita:dark' : 'Adwaita' };
  return spawn(command!, rest, { env, stdio: 'ignore', detached: true });
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return;
    } catch (error) {
      if (tries === 200)
        throw new Error('WebKitWebDriver: expected an answer in 20 s, got none', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const keys = {
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  Tab: Key.TAB,
  Enter: Key.ENTER,
} as const;

/** Until the page itself has that size: the bars of the window take some of it. */
async function fit(browser: WebDriver): Promise<void> {
  const window = browser.manage().window();
  await window.setRect({ x: 0, y: 0, ...windowSize });
  const inner = await browser.executeScript<typeof windowSize>(
    'return { width: innerWidth, height: innerHeight }',
  );
  await window.setRect({
    x: 0,
    y: 0,
    width: 2 * windowSize.width - inner.width,
    height: 2 * windowSize.height - inner.height,
  });
}

export async function launchWebkit(paths: WebkitPaths, launch: Launch): Promise<Driver> {
  const port = await freePort();
  const driver = start(paths, port, launch);
  const end = () => {
    try {
      process.kill(-driver.pid!, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  };
  try {
    await answers(port);
    const browser = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(
        new Capabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: paths.browser, args: ['--automation'] },
        }),
      )
      .build();
    await browser.manage().setTimeouts({ script: 300_000, pageLoad: 120_000 });
    await fit(browser);
    return driverOf(browser, end);
  } catch (error) {
    end();
    throw error;
  }
}

const driverOf = (browser: WebDriver, end: () => void): Driver => ({
  open: (url) => browser.get(url),
  reload: () => browser.navigate().refresh(),
  run: (work, ...given) => browser.executeScript(`return (${String(work)})(...arguments)`, ...given),
  async drag(from, to) {
    const actions = browser.actions({ async: true });
    const at = (point: typeof from, duration: number) => ({
      x: Math.round(point.x),
      y: Math.round(point.y),
      origin: Origin.VIEWPORT,
      duration,
    });
    await actions.move(at(from, 0)).press().move(at(to, 200)).release().perform();
  },
  press: async (key) => browser.actions({ async: true }).sendKeys(keys[key]).perform(),
  chooseFiles: async (name, files) =>
    browser.findElement(By.css(`input[type=file][aria-label="${name}"]`)).sendKeys(files.join('\n')),
  picture: async () => Buffer.from(await browser.takeScreenshot(), 'base64'),
  async close() {
    // One that does not answer is ended with its driver all the same.
    await Promise.race([
      browser.quit().catch(() => undefined),
      new Promise((over) => setTimeout(over, 10_000)),
    ]);
    end();
  },
});
