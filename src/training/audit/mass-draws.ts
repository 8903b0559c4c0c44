/** Draws of z from masses counted in cells, weighed against a prior in the same cells: reading 'relaxed'. Decodes nothing. */
import { runningSums } from '../../math/cell-density';
import type { EqualCells } from '../../math/relaxed-ladder';
import { cellDraws } from '../../models/latent/cell-draws';
import type { Draws } from '../../models/latent/distribution';

/** Masses are [d][cells] each. */
export function cellMassDraws(
  proposal: readonly Float64Array[],
  prior: readonly Float64Array[],
  { start, width }: EqualCells,
): Draws {
  const weights = proposal.map((masses, j) =>
    masses.map((mass, cell) => Math.log(prior[j][cell]) - Math.log(mass)),
  );
  return cellDraws(proposal.map(runningSums), weights, {
    width: 1,
    continuous: true,
    range: null,
    write: (place, z, at) => void (z[at] = start + width * place),
  });
}
