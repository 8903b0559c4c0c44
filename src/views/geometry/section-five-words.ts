/** What was measured of section 5, and of what. Pure. */
import type { SectionFive } from '../../experiment/section-five';
import { formatCount } from '../../ui/format';

export const subjectWords = ({ step, pictures, from, reading, samples }: SectionFive): string =>
  `step ${formatCount(step)}, first ${formatCount(pictures)} ${from} pictures, ${formatCount(samples)} draws of each${reading === 'hard' ? ', whole categories in place of relaxed ones' : ''}`;
