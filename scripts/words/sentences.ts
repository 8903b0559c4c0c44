/** Sentences of a text and the words of each. */

/** Ends with . ? or ! before a space, but for the dot of an abbreviation. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.?!]['")]?)(?<!\b(?:Eq|eq|Fig|fig|e\.g|i\.e|vs|cf|et al)\.)\s+/u)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => /\p{L}/u.test(sentence));

/** Signs such as = and + are no words. */
export const wordsOf = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
