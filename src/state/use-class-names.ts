/** The names of the data set's classes, for components. */
import type { ClassNames } from '../experiment/label-text';
import { runSlice } from './run-store';
import { useSlice } from './use-page';

/** Null where the classes are numbers. */
export const useClassNames = (): ClassNames => useSlice(runSlice, (state) => state.dataset?.classes ?? null);
