/** How much refining may be asked for, and how much it does unasked. Pure. */
import type { RefineHow } from './refined';

export const defaultRefining: RefineHow = { steps: 300, samples: 32 };
export const mostRefining: RefineHow = { steps: 10_000, samples: 1000 };
