/** A picture's label in words: a class by its number, or none where nobody has named it. Pure. */

/** As data/dataset has it, which the page does not load; a test compares. */
const noLabel = 255;

/** The class, or null of a picture without one. */
export const classOf = (label: number): number | null => (label === noLabel ? null : label);

/** 'a 7', or 'without a class'. */
export const labelWords = (label: number): string => (label === noLabel ? 'without a class' : `a ${label}`);
