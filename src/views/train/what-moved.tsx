/** Says once, when a slider has come to rest, what its movement changed: for those who cannot see it. */
import { useMemo, useState } from 'react';
import { useSlice } from '../../state/use-page';
import { useSettled } from '../../ui/use-settled';
import { lastMovedSlice } from './last-moved';
import { movedWords } from './moved-words';

export function WhatMoved() {
  const moved = useSlice(lastMovedSlice, (state) => state.moved);
  // What moved before this was there to say it is not said late.
  const [first] = useState(moved);
  const rested = useSettled(String(moved?.turn ?? ''));
  const words = useMemo(
    () => (moved && moved !== first && rested === String(moved.turn) ? movedWords(moved) : ''),
    [moved, first, rested],
  );
  return (
    <p className="visually-hidden" role="status">
      {words}
    </p>
  );
}
