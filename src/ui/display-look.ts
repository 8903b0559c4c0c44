/** How much larger drawings stand on this display than on a desk, and how much thicker their lines: a projector asks for both. From the page's style sheets. */

export interface DisplayLook {
  /** Of all lengths and texts of a drawing. */
  readonly scale: number;
  /** Of the width of lines. */
  readonly weight: number;
}

const ofDesk = 1;

export function displayLook(element: Element): DisplayLook {
  const style = getComputedStyle(element);
  const read = (name: string) => Number(style.getPropertyValue(name)) || ofDesk;
  return { scale: read('--drawing-scale'), weight: read('--line-weight') };
}
