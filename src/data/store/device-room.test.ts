/** How much of decoded pictures a device takes, and how that is said. */
import { describe, expect, it } from 'vitest';
import { expectRoom, mostKept } from './device-room';

const size = { width: 28, height: 28 };

describe('the room of a device', () => {
  it('is half of its memory, or half of what the store still takes', () => {
    expect(mostKept({ memory: null, store: null }).bytes).toBe(2 ** 31);
    expect(mostKept({ memory: 2 ** 30, store: null }).bytes).toBe(2 ** 29);
    expect(mostKept({ memory: 2 ** 33, store: 2 ** 40 }).bytes).toBe(2 ** 32);
    expect(mostKept({ memory: 2 ** 33, store: 6e8 })).toEqual({
      bytes: 3e8,
      pictures: 2 ** 21,
      why: 'half of the 600 MB that the browser still gives this page, as keeping takes twice the room',
    });
    expect(mostKept({ memory: null, store: -5 }).bytes).toBe(0);
  });

  it('is refused with numbers and the way on', () => {
    const room = mostKept({ memory: null, store: 6e8 });
    expect(() => expectRoom(room, 'emnist', 697_932, size, 1)).toThrow(
      'emnist, room on this device: expected at most 300 MB of pictures, half of the 600 MB that the browser still gives this page, as keeping takes twice the room (take the first 382,653, or a smaller size), got 548 MB for 697,932 pictures of 28 x 28',
    );
    expect(() => expectRoom(room, 'emnist', 382_653, size, 1)).not.toThrow();
    expect(() => expectRoom(room, 'emnist', 382_653, size, 2)).toThrow('take the first 191,326');
    expect(() => expectRoom(mostKept({ memory: null, store: 0 }), 'x', 20, size, 1)).toThrow(
      '(delete a data set in the Data view)',
    );
    const large = mostKept({ memory: 2 ** 40, store: null });
    expect(() => expectRoom(large, 'x', 3e6, size, 1)).toThrow('take the first 2,097,152');
  });
});
