/** Models whose densities the page takes apart and lets a user bend, one line each. Loaded with the drawings of posteriors, not with the page. */
import type { Bending } from './bending-contract';
import { bending as families } from './cg/bending';
import { cgSpec } from './cg/spec';
import { bending as polynomials } from './cg-bpef/bending';
import { cgBpefSpec } from './cg-bpef/spec';
import type { ModelSpec } from './contract';

const bendings = {
  [cgBpefSpec.id]: polynomials,
  [cgSpec.id]: families,
};

/** With its settings' type forgotten; null of a model whose densities nobody bends. */
export const bendingOf = ({ id }: ModelSpec): Bending | null =>
  ((bendings as Readonly<Record<string, unknown>>)[id] as Bending | undefined) ?? null;
