/** Kilobytes, gzipped, that the scripts which index.html loads at once may take: a test holds them to it, `npm run measure` prints it. */
export const entryBudget = 158;
