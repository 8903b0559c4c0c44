/** A run's posterior of one dimension as it stands in the panel: its distributions, and the functions it is made of. */
import type { DistributionProps } from '../../distribution-plot';
import { Distribution } from './distribution';
import { Statistics } from './statistics';

export function DrawnPosterior(props: DistributionProps) {
  return (
    <>
      <Distribution {...props} />
      <Statistics {...props} />
    </>
  );
}
