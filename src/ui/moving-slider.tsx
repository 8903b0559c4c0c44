/** A slider that gives its value at every movement, as at its release. */
import { Slider, type SliderProps } from './slider';

interface MovingSliderProps extends Omit<SliderProps, 'onCommit' | 'onPreview'> {
  readonly onMove: (value: number) => void;
}

export const MovingSlider = ({ onMove, ...props }: MovingSliderProps) => (
  <Slider {...props} onCommit={onMove} onPreview={(held) => held !== null && onMove(held)} />
);
