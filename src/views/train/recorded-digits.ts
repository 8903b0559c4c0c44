/** The recorded digits as a strip of validation pictures, for the time before the engine has read them. Pure; asks no engine. */
import type { FirstDigits } from '../../experiment/first-digits';
import type { Digits } from '../../state/probes-store';

/** All of them, as a strip of validation pictures in order. */
export function recordedStrip({ labels, pictures }: FirstDigits): Digits {
  const { count } = pictures;
  return {
    choice: { kind: 'order' },
    offset: 0,
    most: count,
    total: count,
    indices: Array.from({ length: count }, (_, i) => i),
    labels,
    pictures,
    evaluated: null,
  };
}
