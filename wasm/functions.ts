/** The elementary functions over arrays, for the test that measures their errors; no part of the module that is shipped. */
import { exponential } from './exponential';
import { logarithm, logarithmOfOnePlus } from './logarithm';

/** `count` is a multiple of four. */
export function logarithms(out: usize, x: usize, count: i32): void {
  for (let i: usize = 0; i < (<usize>count) << 2; i += 16) v128.store(out + i, logarithm(v128.load(x + i)));
}

export function logarithmsOfOnePlus(out: usize, x: usize, count: i32): void {
  for (let i: usize = 0; i < (<usize>count) << 2; i += 16)
    v128.store(out + i, logarithmOfOnePlus(v128.load(x + i)));
}

export function exponentials(out: usize, x: usize, count: i32): void {
  for (let i: usize = 0; i < (<usize>count) << 2; i += 16) v128.store(out + i, exponential(v128.load(x + i)));
}
