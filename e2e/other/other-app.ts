/** The page in a browser that Playwright cannot drive: what a spec does and reads, by names that a person sees or hears. */
import { expect } from '@playwright/test';
import { isolated } from '../hosts';
import type { Driver, Point } from './driver';

type Kind = 'button' | 'a' | 'summary' | 'select' | 'input[type=range]' | 'input[type=text]';

/** In the page: the box of the first control of that kind whose name begins so, and how far along its value is. Null where it is out of sight or covered. */
function inSight(kind: string, name: string) {
  const nameOf = (one: Element) => {
    const { labels } = one as HTMLInputElement;
    const words = one.getAttribute('aria-label') ?? (labels?.[0] as HTMLElement | undefined)?.innerText;
    return (words ?? (one as HTMLElement).innerText).replace(/\s+/g, ' ').trim();
  };
  for (const one of document.querySelectorAll(kind)) {
    if (!nameOf(one).startsWith(name)) continue;
    const { left, top, width, height } = one.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    if (hit === null || !(one === hit || one.contains(hit))) continue;
    const { min, max, value } = one as HTMLInputElement;
    return { left, top, width, height, along: (Number(value) - Number(min)) / (Number(max) - Number(min)) };
  }
  return null;
}

/** A link to nets that train many steps in seconds. */
export const smallNets =
  '#v=1&dataset=mnist&seed=5&steps=50000&batch=20&binarise=none&models=gauss,categorical,cg-bpef' +
  '&hidden=16&d=3&L=1&lr=0.001&kl=1&Tmax=1&Tmin=0.5&C=5&M=3&R=21&sampler=concrete';

export class OtherApp {
  constructor(readonly driver: Driver) {}

  /** Opens the page, and waits until a run can start. */
  async open(hash = '', host = isolated.url): Promise<void> {
    await this.driver.open(`${host}${hash}`);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect
      .poll(() => this.backend(), { timeout: 120_000 })
      .toMatch(/WebAssembly|WebGL|WebGPU|JavaScript/);
  }

  /** The words of the badge. */
  backend(): Promise<string> {
    return this.driver.run(() => document.querySelector('details.badge summary')?.textContent ?? '');
  }

  private async box(kind: Kind, name: string) {
    await expect
      .poll(() => this.driver.run(inSight, kind, name), { message: `${kind} "${name}" in sight` })
      .not.toBeNull();
    return (await this.driver.run(inSight, kind, name))!;
  }

  /** Clicks a control where a person would: it must be in sight, and nothing over it. */
  async click(kind: Kind, name: string): Promise<void> {
    const { left, top, width, height } = await this.box(kind, name);
    const middle: Point = { x: left + width / 2, y: top + height / 2 };
    await this.driver.drag(middle, middle);
  }

  /** As Tab would. */
  async focus(kind: Kind, name: string): Promise<void> {
    const { left, top, width, height } = await this.box(kind, name);
    await this.driver.run(
      (x, y) => {
        const hit = document.elementFromPoint(x, y);
        (hit as HTMLElement).focus();
      },
      left + width / 2,
      top + height / 2,
    );
  }

  /** Drags a slider's thumb to a share of its way. */
  async dragSlider(name: string, to: number): Promise<void> {
    const { left, top, width, height, along } = await this.box('input[type=range]', name);
    // The middle of a thumb stays half of it away from both ends.
    const half = height / 2;
    const at = (share: number) => ({ x: left + half + share * (width - 2 * half), y: top + height / 2 });
    await this.driver.drag(at(along), at(to));
  }

  /** What stands in the box beside a slider. */
  value(name: string): Promise<string> {
    return this.driver.run(
      (name) => document.querySelector<HTMLInputElement>(`input[aria-label^="${name}, value"]`)?.value ?? '',
      name,
    );
  }

  step(): Promise<number> {
    return this.driver.run(() =>
      Number(document.querySelector('[data-testid="step"]')?.textContent?.replace(/\D/g, '') || NaN),
    );
  }

  async reach(step: number): Promise<void> {
    await expect.poll(() => this.step(), { timeout: 240_000 }).toBeGreaterThanOrEqual(step);
  }

  /** All words in the window's document. */
  text(): Promise<string> {
    return this.driver.run(() => document.body.innerText);
  }

  async says(words: string | RegExp): Promise<void> {
    const pattern = typeof words === 'string' ? { test: (text: string) => text.includes(words) } : words;
    await expect
      .poll(async () => pattern.test(await this.text()), { message: `the page says ${words}` })
      .toBe(true);
  }

  /** Messages over the page: notices and refusals. */
  messages(): Promise<string[]> {
    return this.driver.run(() =>
      [...document.querySelectorAll<HTMLElement>('.messages .notice')].map(({ innerText }) => innerText),
    );
  }

  /** Why this backend, and with how many threads; opens the badge. */
  async backendReport(): Promise<string> {
    await this.click('summary', 'Backend:');
    return this.driver.run(() => document.querySelector<HTMLElement>('details.badge')?.innerText ?? '');
  }

  /** Chooses an entry of a select by its words, as the keyboard does: its list is the browser's own window. */
  async choose(name: string, entry: string): Promise<void> {
    await this.box('select', name);
    await this.driver.run(
      (name, entry) => {
        const select = [...document.querySelectorAll('select')].find((one) =>
          (one.getAttribute('aria-label') ?? one.labels[0]?.innerText ?? '').trim().startsWith(name),
        )!;
        select.selectedIndex = [...select.options].findIndex(({ text }) => text === entry);
        select.dispatchEvent(new Event('change', { bubbles: true }));
      },
      name,
      entry,
    );
  }

  /** L of each model's last minibatch in nats, as it stands over the small curve; NaN where there is none. */
  losses(): Promise<number[]> {
    return this.driver.run(() => {
      const heads = [...document.querySelectorAll('.curve-head')];
      const head = heads.find((one) => one.querySelector('b')?.textContent === 'L');
      return [...(head?.querySelectorAll('.curve-value') ?? [])].map(({ textContent }) =>
        Number(/[\d.]+$/.exec(textContent ?? '')?.[0] ?? NaN),
      );
    });
  }
}
