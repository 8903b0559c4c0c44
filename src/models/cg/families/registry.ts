/** Every family of densities of CG-VAE, one line each, in the page's order. */
import { cosine } from './cosine';
import { custom } from './custom';
import type { Family } from './family';
import { free } from './free';
import { legendre } from './legendre';
import { mixture } from './mixture';
import { spline } from './spline';

export const families = {
  legendre,
  cosine,
  spline,
  free,
  mixture,
  custom,
} as const satisfies Record<string, Family>;

export type FamilyId = keyof typeof families;
export const familyIds = Object.keys(families) as FamilyId[];
