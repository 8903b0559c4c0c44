/** Section 5 measured of the shipped models, as `npm run section5` wrote it. Loaded by who shows it. */
import type { ModelId } from '../../models/registry';
import type { SectionFive } from '../section-five';
import recorded from './section-five.json';

/** Of each model with numbers for z, without the figures of single pictures. */
export type MeasuredFive = Readonly<Partial<Record<ModelId, Omit<SectionFive, 'byPicture'>>>>;

interface SectionFiveRecord {
  readonly models: Readonly<
    Partial<Record<ModelId, { readonly sectionFive: Omit<SectionFive, 'byPicture'> | null }>>
  >;
}

export const measuredFive: MeasuredFive = Object.fromEntries(
  Object.entries((recorded as unknown as SectionFiveRecord).models).flatMap(([id, { sectionFive }]) =>
    sectionFive ? [[id, sectionFive]] : [],
  ),
);
