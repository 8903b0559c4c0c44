import { describe, expect, it } from 'vitest';
import { wallMilliseconds } from './estimate';

describe('wallMilliseconds', () => {
  it('is of the lane that ends last', () => {
    expect(wallMilliseconds([5, 1, 1, 1], 2)).toBe(5);
    expect(wallMilliseconds([1, 1, 1, 5], 2)).toBe(6);
    expect(wallMilliseconds([2, 3], 1)).toBe(5);
  });
});
