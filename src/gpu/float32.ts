/** How finely float32 counts: the unit in which the self-check and the tests say what an operation may be off. */

/** Half the distance from 1 to the next float32: the relative error of one rounding. */
export const FLOAT32_EPSILON = 2 ** -24;
