/** Lies over a drawing whose dimensions stand side by side: picks the page's dimension of a model by click, tap or keys. */
import type { KeyboardEvent, MouseEvent } from 'react';
import type { ModelId } from '../../models/registry';
import { useActions } from '../../state/use-page';
import { displayLook } from '../../ui/display-look';
import { keySteps } from '../../ui/key-steps';
import { dimensionAt } from './dimension-axis';

interface DimensionPickerProps {
  readonly model: ModelId;
  /** Of which drawing: 'Picked dimension of Gauss-VAE'. */
  readonly label: string;
  /** Of dimensions. */
  readonly count: number;
  /** From 0. */
  readonly picked: number;
  /** What the drawing says of the picked one. */
  readonly words: string;
}

export function DimensionPicker({ model, label, count, picked, words }: DimensionPickerProps) {
  const actions = useActions();
  const onKeyDown = (event: KeyboardEvent) => {
    const by = keySteps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    actions.pickDimension(model, Math.min(count - 1, Math.max(0, picked + by)));
  };
  const onClick = ({ nativeEvent, currentTarget }: MouseEvent<HTMLElement>) => {
    const { scale } = displayLook(currentTarget);
    const [x, width] = [nativeEvent.offsetX / scale, currentTarget.clientWidth / scale];
    actions.pickDimension(model, dimensionAt(x, width, count));
  };
  return (
    <div
      className="lab-over geometry-picker"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={picked + 1}
      aria-valuetext={`z${picked + 1}: ${words}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
    />
  );
}
