/** What the codes of each model knew when they were last measured, and a measurement under way. */
import { createMeasuredStore, type MeasuredStore } from '../../../state/measured-store';
import { defineSlice } from '../../../state/slice';

export const codesSlice = defineSlice<MeasuredStore<'codes'>>((page) => createMeasuredStore(page, 'codes'));
