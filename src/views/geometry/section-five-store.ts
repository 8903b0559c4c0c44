/** The last measurement of section 5 of each model, and one under way. */
import { moveTarget } from '../../experiment/move-fields';
import { createMeasuredStore, type MeasuredStore } from '../../state/measured-store';
import { defineSlice } from '../../state/slice';

export const sectionFiveSlice = defineSlice<MeasuredStore<'sectionFive'>>((page) =>
  // Of the present parameters and whole categories: T, the learning rate and the KL weight change nothing at once.
  createMeasuredStore(page, 'sectionFive', (model, move) => {
    const target = moveTarget(move.field);
    return (
      target !== null && !target.nullable && target.field.probed === true && target.models.includes(model)
    );
  }),
);
