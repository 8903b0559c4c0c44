/** The figures of the committed runs of Table 1, which `npm run table1 -- --publish` makes of their records. Loaded by who shows them. */
import recorded from './figures.json';
import type { RunFigures } from './run-figures';

export const recordedRuns = recorded as readonly RunFigures[];
