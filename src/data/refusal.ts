/** How a file is refused: a DataError in the project's words. Knows of no format. */
import { DataError } from './dataset';
import { wordsOf } from '../schema/words-of';

/** 'file, what: expected ..., got ...'; `what` may be empty. */
export function refusal(file: string, what: string, expected: string, got: string | number): DataError {
  return new DataError(file, `${file}${what && `, ${what}`}: expected ${expected}, got ${got}`);
}

/** Runs what may throw anything on bytes that lie, such as a library, and refuses the file in its words. */
export async function refusing<T>(
  file: string,
  what: string,
  expected: string,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw refusal(file, what, expected, `a damaged one (${wordsOf(error)})`);
  }
}
