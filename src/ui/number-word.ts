/** Small numbers as words in running text; it knows nothing of what is counted. */
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** 'three' for 3; digits from 11 on. */
export const numberWord = (count: number): string => words[count] ?? String(count);

/** 'Three' for 'three'. */
export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
