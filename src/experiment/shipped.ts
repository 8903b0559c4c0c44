/** What the page ships, by the ids that short links name: things to try, and rows of Table 1 with the runs beside them. Data only; ids stay as they are. */
import { claims } from './claims';
import { table1Svhn } from './presets-svhn';
import type { Shipped } from './short-link';
import { tableRows } from './table1/rows';

export const shipped: Shipped = {
  try: new Map(claims.map((claim) => [claim.id, claim])),
  row: new Map(
    [...tableRows, ...table1Svhn].map((row) => [row.id, { experiment: row.experiment, moves: [] }]),
  ),
};
