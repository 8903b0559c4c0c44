/** The enlarged figure, how one is enlarged, and how it is closed: the focus goes back to where it came from. */
import { useCallback } from 'react';
import { useViewSettings } from '../../state/use-view-settings';
import { benchFields, type Figure } from './open-figure';

/** What had the focus when a figure was enlarged. One page, one focus. */
let from: HTMLElement | null = null;

export function useOpened(): {
  readonly opened: Figure | null;
  readonly open: (figure: Figure) => void;
  readonly close: () => void;
} {
  const { values, set } = useViewSettings('train', benchFields);
  const open = useCallback(
    (figure: Figure) => {
      from = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      set({ open: figure });
    },
    [set],
  );
  const close = useCallback(() => {
    set({ open: 'none' });
    // The bench is shown again by then.
    window.requestAnimationFrame(() => from?.focus());
  }, [set]);
  return { opened: values.open === 'none' ? null : values.open, open, close };
}
