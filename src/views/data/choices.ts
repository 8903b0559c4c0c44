/** What somebody chose of an offer beside its look: it holds for that offer, and another one is taken as it is offered first. Pure. */
import type { Offer } from '../../engine/data-protocol';

interface Choices {
  readonly split: Offer['usualSplit'];
  /** How many pictures; null of all. */
  readonly first: number | null;
}

/** Null before anything was chosen. */
export type Chosen = (Partial<Choices> & { readonly of: Offer }) | null;

const own = (offer: Offer, chosen: Chosen): Partial<Choices> => (chosen?.of === offer ? chosen : {});

export function choicesOf(offer: Offer, chosen: Chosen): Choices {
  const { split = offer.usualSplit, first = null } = own(offer, chosen);
  return { split, first };
}

export const chosenAlso = (offer: Offer, chosen: Chosen, more: Partial<Choices>): Chosen => ({
  ...own(offer, chosen),
  ...more,
  of: offer,
});
