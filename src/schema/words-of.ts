/** What any thrown thing says of itself. */
export const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);
