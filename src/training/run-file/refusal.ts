/** How a run file is refused: an error in the project's words, with the way out. Knows no format. */

/** What is wrong with a run file; nothing else is thrown while one is read. */
export class RunFileError extends Error {
  override readonly name = 'RunFileError';
}

/** How much of a strange value is quoted. */
const quoted = 60;

export function refusal(
  part: string,
  expected: string,
  got: string | number,
  wayOut = 'use a file as the page or --keep wrote it',
): RunFileError {
  const text = String(got);
  const short = text.length > quoted ? `${text.slice(0, quoted)}...` : text;
  return new RunFileError(
    `run file${part && `, ${part.slice(0, quoted)}`}: expected ${expected}, got ${short}; ${wayOut}`,
  );
}
