/** The recorded digits in the shapes that the page has for those of a run: the strip, and the picked one. Pure; asks no engine. */
import type { FirstDigits } from '../../../experiment/first-digits';
import { pictureAt, type Digits, type ProbesStore } from '../../../state/probes-store';

type PickedDigit = ReturnType<ProbesStore['getState']>['pickedDigit'];

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

/** Null where there is no such digit. */
export function recordedDigit({ labels, pictures }: FirstDigits, picked: number): PickedDigit {
  if (!Number.isInteger(picked) || picked < 0 || picked >= pictures.count) return null;
  return { index: picked, label: labels[picked], picture: pictureAt(pictures, picked) };
}
