/** Who takes slices of a job, seen from one thread that plays them all. */
import { expect, test } from 'vitest';
import { allDone, allowThreads, boardMemory, boardOn, putUp, takeSlices } from './board';

test('a thread beyond those that may compute takes no slice of a job, and takes them once it may', () => {
  const board = boardOn(boardMemory());
  const taken: number[] = [];
  const calls = [(slice: number) => void taken.push(slice)];
  allowThreads(board, 2);
  putUp(board, 0, [[10], [11], [12]]);
  takeSlices(board, calls, 2);
  expect(taken).toEqual([]);
  takeSlices(board, calls, 1);
  expect(taken).toEqual([12, 11, 10]);
  allowThreads(board, 3);
  putUp(board, 0, [[20]]);
  takeSlices(board, calls, 2);
  expect(taken).toEqual([12, 11, 10, 20]);
  expect(allDone(board, 1, 0)).toBe(true);
});

test('the caller always may', () => {
  const board = boardOn(boardMemory());
  const taken: number[] = [];
  allowThreads(board, 1);
  putUp(board, 0, [[1], [2]]);
  takeSlices(board, [(slice: number) => void taken.push(slice)]);
  expect(taken).toEqual([2, 1]);
});
