/** Lies over a strip: picks the page's dimension of a model by click, tap or keys. */
import type { KeyboardEvent, MouseEvent } from 'react';
import type { Term1Parts } from '../../math/information-geometry';
import type { ModelId } from '../../models/registry';
import { useActions } from '../../state/use-page';
import { displayLook } from '../../ui/display-look';
import { keySteps } from '../../ui/key-steps';
import { formatFineNats as nats } from '../../ui/format';
import { dimensionAt } from './strip-scene';

interface DimensionPickerProps {
  readonly model: ModelId;
  /** Of which strip: 'Picked dimension of Gauss-VAE'. */
  readonly label: string;
  readonly dimensions: readonly Term1Parts[];
  readonly picked: number;
}

export function DimensionPicker({ model, label, dimensions, picked }: DimensionPickerProps) {
  const actions = useActions();
  const { term1, mutualInformation, mixtureToCentroid, centroidToPrior } = dimensions[picked];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = keySteps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    actions.pickDimension(model, Math.min(dimensions.length - 1, Math.max(0, picked + by)));
  };
  const onClick = ({ nativeEvent, currentTarget }: MouseEvent<HTMLElement>) => {
    const { scale } = displayLook(currentTarget);
    const [x, width] = [nativeEvent.offsetX / scale, currentTarget.clientWidth / scale];
    actions.pickDimension(model, dimensionAt(x, width, dimensions.length));
  };
  return (
    <div
      className="lab-over geometry-picker"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={dimensions.length}
      aria-valuenow={picked + 1}
      aria-valuetext={`z${picked + 1}: term1 ${nats(term1)} nats, information ${nats(mutualInformation)}, mixture to centroid ${nats(mixtureToCentroid)}, centroid to prior ${nats(centroidToPrior)}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
    />
  );
}
