/** The last exact evidence of each model, and one under way. */
import { createMeasuredStore, type MeasuredStore } from '../../state/measured-store';
import { defineSlice } from '../../state/slice';

export const truthSlice = defineSlice<MeasuredStore<'exact'>>((page) => createMeasuredStore(page, 'exact'));
