/** What was measured of section 5, and of what. Pure. */
import type { SectionFive } from '../../experiment/section-five';
import { formatCount } from '../../ui/format';

/** In place of what the decoder is fed while it trains. */
function readingWords({ reading, corollaryThree }: SectionFive): string {
  if (reading === 'exact') return '';
  return corollaryThree
    ? ', with the whole noise in place of the shrunk one'
    : ', whole categories in place of relaxed ones';
}

export const subjectWords = (found: SectionFive): string =>
  `step ${formatCount(found.step)}, first ${formatCount(found.pictures)} ${found.from} pictures, ${formatCount(found.samples)} draws of each${readingWords(found)}`;
