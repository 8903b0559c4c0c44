/** The last measurement of section 5 of each model, and one under way. */
import { createMeasuredStore, type MeasuredStore } from '../../state/measured-store';
import { defineSlice } from '../../state/slice';

export const sectionFiveSlice = defineSlice<MeasuredStore<'sectionFive'>>((page) =>
  createMeasuredStore(page, 'sectionFive'),
);
