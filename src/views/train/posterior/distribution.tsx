/** One model's distributions of one dimension, drawn, in words and in numbers: from plain numbers alone. */
import { formatNats } from '../../../ui/format';
import { DistributionPlot, useDrawables, useKl, type DistributionProps } from '../../distribution-plot';
import { Legend } from './legend';
import { Numbers } from './numbers';
import { summaryOf } from '../../distribution-summary';

export function Distribution(props: DistributionProps) {
  const { temperature, place, title } = props;
  const drawables = useDrawables(props);
  return (
    <>
      <DistributionPlot {...props} />
      <p className="posterior-summary">
        KL {formatNats(useKl(props))} nats; {summaryOf(drawables)}.
      </p>
      <Legend drawables={drawables} temperature={temperature} place={place} />
      <Numbers name={title} drawables={drawables} />
    </>
  );
}
