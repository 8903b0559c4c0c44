/** What is wrong with typed statistics: a sentence, and where. */
export class StatisticsError extends Error {
  override readonly name = 'StatisticsError';

  constructor(
    message: string,
    /** The term it is in, from 1; 0 where it is the whole text. */
    readonly term: number,
    /** The character of the whole text, from 1. */
    readonly character: number,
  ) {
    super(message);
  }
}

/** A text in a message: quoted, and cut where it is long. */
export const quoted = (text: string): string =>
  text.length <= 40 ? `"${text}"` : `"${text.slice(0, 37)}..."`;
