/** What the bench shows of a model's refined q in place of the encoder's. */
import { useMemo } from 'react';
import type { Posterior } from '../../../models/contract';
import { specOf, type ModelId } from '../../../models/registry';
import { previewSlice } from '../../../state/preview-store';
import { refineSlice, type RefinedView } from '../../../state/refine-store';
import { useSlice } from '../../../state/use-page';
import type { ColumnFigures } from '../column-figures';

export interface RefinedFigures {
  readonly view: RefinedView;
  readonly posterior: Posterior;
  /** Nats; term2 is null before it is reported. */
  readonly term1: number;
  readonly term2: number | null;
}

/** Null where there is none, and while a slider is held: what is under the hand is of the encoder's q. */
export function useRefined(id: ModelId, { posterior: of }: ColumnFigures): RefinedFigures | null {
  const view = useSlice(refineSlice, (state) => state.views[id]) ?? null;
  const isHeld = useSlice(previewSlice, ({ held }) => Object.keys(held).length > 0);
  return useMemo(() => {
    if (view === null || of === null || isHeld || of.posterior.head.length !== view.head.length) return null;
    const posterior = { head: view.head, prior: of.posterior.prior };
    const kl = specOf(id).klByDimension(posterior, of.settings);
    return {
      ...{ view, posterior },
      term1: view.found?.after.term1 ?? kl.reduce((sum, one) => sum + one, 0),
      term2: view.found?.after.term2 ?? null,
    };
  }, [id, view, of, isHeld]);
}

/** A sentence on the gain, for its hint. */
export function gainWords({ found, gain, done, steps }: RefinedView): string {
  if (found === null) return `Step ${done} of ${steps}: L has fallen by ${gain.toFixed(2)} nats.`;
  const nats = `${gain.toFixed(2)} \u00b1 ${found.gain.standardError.toFixed(2)} nats`;
  return found.accounting === 'bound'
    ? `The encoder loses at least ${nats} on this picture.`
    : `A gain of ${nats} in the paper's accounting: L of relaxed samples is no bound.`;
}
