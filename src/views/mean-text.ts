/** A mean and its standard error as a text. Pure. */
import type { Mean } from '../experiment/audit';
import { formatNats } from '../ui/format';

/** 97.312 and 0.8 -> '97.31 ± 0.80'. */
export const meanText = ({ mean, standardError }: Mean): string =>
  `${formatNats(mean)} ± ${formatNats(standardError)}`;
