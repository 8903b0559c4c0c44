/** A finger on the screen, as the browser itself hears one: it scrolls the page where the page lets it. */
import type { CDPSession, Locator, Page } from '@playwright/test';
import { boxAtRest } from './box-at-rest';

export class Finger {
  private constructor(private readonly session: CDPSession) {}

  /** The page's context must have touch. */
  static async on(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page));
  }

  /** Put down on a fraction of an element's width, moved by so many pixels, and lifted. */
  async swipe(on: Locator, fraction: number, [dx, dy]: readonly [number, number]): Promise<void> {
    const box = await boxAtRest(on);
    const x = box.x + fraction * box.width;
    const y = box.y + box.height / 2;
    const moves = 12;
    await this.touch('touchStart', [{ x, y }]);
    for (let i = 1; i <= moves; i++)
      await this.touch('touchMove', [{ x: x + (dx * i) / moves, y: y + (dy * i) / moves }]);
    await this.touch('touchEnd', []);
  }

  private touch(
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    touchPoints: readonly { readonly x: number; readonly y: number }[],
  ): Promise<unknown> {
    return this.session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });
  }
}
