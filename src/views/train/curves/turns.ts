/** How often the charts are drawn anew. */

/** A chart takes tens of milliseconds to draw: one at a time, and each no more than twice a second. */
export const TURN_MILLISECONDS = 170;
