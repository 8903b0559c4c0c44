/** The settings of the view at hand: read from the one store that the link writes, and set there. */
import { useCallback, useMemo } from 'react';
import { readSettings, withSettings } from '../experiment/view-settings';
import type { Fields, Values } from '../schema/field';
import { viewSlice } from './view-store';
import { usePage, useSlice } from './use-page';

interface ViewSettings<F extends Fields> {
  readonly values: Values<F>;
  readonly notices: readonly string[];
  readonly set: (change: Partial<Values<F>>) => void;
}

export function useViewSettings<F extends Fields>(view: string, fields: F): ViewSettings<F> {
  const store = usePage().view;
  const texts = useSlice(viewSlice, (state) => state.settings);
  const read = useMemo(() => readSettings(view, fields, texts), [view, fields, texts]);
  const set = useCallback(
    (change: Partial<Values<F>>) =>
      store.setState(({ settings }) => ({ settings: withSettings(view, fields, settings, change) })),
    [store, view, fields],
  );
  return { ...read, set };
}
