/** A seed that nobody chose, from the browser's entropy: the one number that is not reproducible, until it stands in the link. */
import { runFields } from '../experiment/experiment';

const SEEDS = runFields.seed.maximum + 1;

export const randomSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] % SEEDS;
