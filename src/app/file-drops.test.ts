/** Files dropped anywhere on the page. */
import { expect, it } from 'vitest';
import { takeDroppedFiles, type FileDrag } from './file-drops';

/** Folders are read before anything is taken. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

function setUp() {
  const listeners = new Map<string, (event: FileDrag) => void>();
  const taken: string[][] = [];
  takeDroppedFiles({ addEventListener: (type, listener) => void listeners.set(type, listener) }, (files) =>
    taken.push(files.map(({ name }) => name)),
  );
  /** True where the browser is kept from what it does with a drop: to leave the page. */
  const drag = (type: 'dragover' | 'drop', types: string[], defaultPrevented = false) => {
    let prevented = false;
    const files = [new File(['x'], 'a.zip')];
    listeners.get(type)!({
      defaultPrevented,
      dataTransfer: { types, files, items: [] },
      preventDefault: () => (prevented = true),
    });
    return prevented;
  };
  return { taken, drag };
}

it('takes files, whatever they are, and keeps the browser on the page', async () => {
  const { taken, drag } = setUp();
  expect(drag('dragover', ['Files'])).toBe(true);
  expect(taken).toEqual([]);
  expect(drag('drop', ['Files', 'text/plain'])).toBe(true);
  await settled();
  expect(taken).toEqual([['a.zip']]);
});

it('leaves what a box on the page has taken, and text, which may go into a text box', async () => {
  const { taken, drag } = setUp();
  drag('drop', ['Files'], true);
  expect(drag('dragover', ['text/plain'])).toBe(false);
  expect(drag('drop', ['text/plain'])).toBe(false);
  expect(taken).toEqual([]);
});
