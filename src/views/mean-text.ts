/** A mean and its standard error as a text. Pure. */
import type { Mean } from '../experiment/audit';
import { formatFineNats, formatNats } from '../ui/format';

/** 97.312 and 0.8 -> '97.31 ± 0.80'. */
export const meanText = ({ mean, standardError }: Mean): string =>
  `${formatNats(mean)} ± ${formatNats(standardError)}`;

/** Where hundredths of a nat are what is looked for: 0.0082 and 0.001 -> '0.008 ± 0.001'. */
export const fineMeanText = ({ mean, standardError }: Mean): string =>
  `${formatFineNats(mean)} ± ${formatFineNats(standardError)}`;
