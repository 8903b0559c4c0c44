/** A picture's label in words: its class by name, by number where classes have no names, or none where nobody has said it. Pure. */

/** As data/dataset has it, which the page does not load; a test compares. */
export const noLabel = 255;

/** What a data set calls its classes: label k is the k-th; null where they are numbers. */
export type ClassNames = readonly string[] | null;

/** The class, or null of a picture without one. */
export const classOf = (label: number): number | null => (label === noLabel ? null : label);

/** 'Trouser', or '7' where classes are numbers. */
export const className = (label: number, names: ClassNames): string => names?.[label] ?? String(label);

/** 'class Trouser', or 'without a class'. */
export const labelWords = (label: number, names: ClassNames): string =>
  classOf(label) === null ? 'without a class' : `class ${className(label, names)}`;
