/** Where something is once the page above it has stopped growing: a mouse pressed before that would miss it. */
import type { Locator } from '@playwright/test';

/** Frames through which it must stay: on a busy machine they are longer, as what is still to come is later. */
const STILL_FRAMES = 30;

/** Brings it into the window; pixels from the window's upper left corner. */
export async function boxAtRest(
  target: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  await target.scrollIntoViewIfNeeded();
  await target.evaluate(
    (element, frames) =>
      new Promise<void>((resolve) => {
        let [last, still] = ['', 0];
        const look = () => {
          const place = JSON.stringify(element.getBoundingClientRect());
          still = place === last ? still + 1 : 0;
          last = place;
          if (still < frames) requestAnimationFrame(look);
          else resolve();
        };
        look();
      }),
    STILL_FRAMES,
  );
  // What grew above it may have pushed it out again.
  await target.scrollIntoViewIfNeeded();
  return (await target.boundingBox())!;
}
