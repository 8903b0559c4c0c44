/** What a kept run is called. Pure. */
import type { RunEntry } from '../runs/runs-protocol';
import { formatTime } from '../ui/format';

/** Its name, or when it began. */
export const titleOf = ({ name, created }: Pick<RunEntry, 'name' | 'created'>): string =>
  name || `Run of ${formatTime(created)}`;
