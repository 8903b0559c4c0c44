/** The page as a user meets it: what a spec does and reads, by accessible names only; expectations are the specs'. */
import type { Locator, Page, Worker } from '@playwright/test';

export type Term = 'term1' | 'term2' | 'L';
const terms: readonly Term[] = ['term1', 'term2', 'L'];
const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];
export type Backend =
  'Automatic (the fastest that works)' | 'WebGPU' | 'WebGL' | 'WebAssembly' | 'Plain JavaScript';
export type Column = 'minibatch' | 'validation' | 'training';
/** What can be enlarged over the bench, by the names of its buttons. */
export const figures = [
  'Curves',
  'Reconstruction',
  'Posterior',
  'Simplex',
  'Traversal',
  'Samples',
  'Draw',
] as const;
export type Figure = (typeof figures)[number];

export class App {
  /** What went wrong without a word on the page: uncaught errors, and requests to other hosts. */
  readonly problems: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      const own = /^(data|blob):$/.test(url.protocol) || url.origin === new URL(page.url()).origin;
      if (!own && page.url() !== 'about:blank') this.problems.push(`request to another host: ${url.href}`);
    });
  }

  /** Opens the page, with a link's part after # where one is given, and waits until a run can start. */
  async open(hash = '', host = './'): Promise<void> {
    await this.page.goto(`${host}${hash}`);
    // In a narrow window it stands in a menu.
    await this.backendName.filter({ hasNotText: /choosing|not chosen/ }).waitFor({ state: 'attached' });
  }

  /** The engine's worker; others of the page keep runs, read files, or are its threads. */
  get engine(): Worker {
    return engineOf(this.page);
  }

  get status(): Locator {
    return this.page.getByRole('group', { name: 'Status of the run' });
  }

  get backendName(): Locator {
    return this.badge.locator('summary');
  }

  private get badge(): Locator {
    return this.page.locator('details.badge');
  }

  /** Why this backend, and what became of the others; opens the badge. */
  async backendReport(): Promise<string> {
    if ((await this.badge.getAttribute('open')) === null) await this.backendName.click();
    return this.badge.innerText();
  }

  async chooseBackend(name: Backend): Promise<void> {
    await this.backendReport();
    await this.badge.getByLabel('Train with').selectOption({ label: name });
  }

  button(name: 'Train' | 'Pause' | 'Step' | 'New seed' | 'Copy link' | 'Release to schedule'): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  get restart(): Locator {
    return this.page.getByRole('button', { name: /^Restart/ });
  }

  async step(): Promise<number> {
    return numberIn(await this.page.getByTestId('step').innerText());
  }

  async stepsPerSecond(): Promise<number> {
    const text = await this.status.innerText();
    return numberIn(/([\d.,]+) steps\/s/.exec(text)?.[1] ?? '0');
  }

  /** Waits until a run is at that step or beyond. */
  async reach(step: number, timeout = 300_000): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => {
        const text = document.querySelector('[data-testid="step"]')?.textContent ?? '0';
        return Number(text.replace(/\D/g, '')) >= wanted;
      },
      step,
      { timeout },
    );
  }

  /** Pauses at that step or soon after, in the page itself: a short run would be over before a click from outside comes. */
  async pauseFrom(step: number): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => {
        const text = document.querySelector('[data-testid="step"]')?.textContent ?? '0';
        if (Number(text.replace(/\D/g, '')) < wanted) return false;
        const pause = [...document.querySelectorAll('button')].find(
          ({ innerText }) => innerText.trim() === 'Pause',
        );
        pause?.click();
        return pause !== undefined;
      },
      step,
      { timeout: 300_000 },
    );
  }

  /** The one figure that is enlarged over the bench, or none. */
  get enlarged(): Locator {
    return this.page.getByRole('region', { name: /^Enlarged: / });
  }

  /** Enlarges a figure, from the bench or from another that is enlarged. */
  async openFigure(name: Figure): Promise<void> {
    if ((await this.enlarged.count()) === 0)
      await this.page.getByRole('button', { name: 'Enlarge: Small curve of L', exact: true }).click();
    await this.page
      .getByRole('group', { name: 'Figures', exact: true })
      .getByRole('button', { name, exact: true })
      .click();
    await this.page.getByRole('region', { name: `Enlarged: ${name}`, exact: true }).waitFor();
  }

  /** Back to the bench. */
  async closeFigure(): Promise<void> {
    await this.enlarged.getByRole('button', { name: 'Close', exact: true }).click();
    await this.enlarged.waitFor({ state: 'detached' });
  }

  /** Unfolds the settings that need a restart. */
  async openSettings(): Promise<void> {
    const fold = this.page.getByRole('complementary', { name: 'Settings' }).locator('details.rail-fixed');
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
  }

  /** The cell below an enlarged curve: nats of one model at the cursor or at the latest step; NaN where nothing is there yet. */
  async nats(term: Term, model: string, column: Column): Promise<number> {
    const row = this.page
      .getByRole('figure', { name: `Curve of ${term}`, exact: true })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: model, exact: true }) });
    const place = ['minibatch', 'validation', 'training'].indexOf(column);
    return numberIn(await row.getByRole('cell').nth(place).innerText());
  }

  /** Every minibatch number under the enlarged curves at one step, or the one nearest to it, as it is printed. */
  async curvesAt(step: number): Promise<number[]> {
    await this.page.getByRole('slider', { name: /^Numbers at step/ }).fill(String(step));
    return Promise.all(terms.flatMap((term) => models.map((model) => this.nats(term, model, 'minibatch'))));
  }

  /** A live setting's slider, by the setting's label: 'Temperature', 'KL weight'. */
  slider(label: string): Locator {
    return this.page.getByRole('slider', { name: new RegExp(`^${label}`) }).first();
  }

  /** The box for a setting's exact value; a slider's is called 'Temperature, value'. */
  box(label: string): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`^${label}`) }).first();
  }

  /** Moves a slider by keyboard, as a hand without a mouse does. */
  async move(label: string, key: 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End', times = 1): Promise<void> {
    const slider = this.slider(label);
    await slider.focus();
    for (let i = 0; i < times; i++) await slider.press(key);
  }

  /** Copies the link and returns it; needs the permission to read the clipboard. */
  async copyLink(): Promise<string> {
    await this.button('Copy link').click();
    await this.page.getByRole('status', { name: 'Copied link' }).filter({ hasText: /\w/ }).waitFor();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The pictures whose description contains a text: 'reconstructs', 'decodes the picked picture'. */
  pictures(description: string | RegExp): Locator {
    return this.page.getByRole('img', { name: description });
  }
}

export function engineOf(page: Page): Worker {
  const engine = page.workers().findLast((worker) => /\/worker-[^/]*$/.test(worker.url()));
  if (!engine) throw new Error('the page: expected a worker of the engine, got none');
  return engine;
}

function numberIn(text: string): number {
  const digits = text.replaceAll(',', '').replace('−', '-').trim();
  return digits === '' ? NaN : Number(digits);
}
