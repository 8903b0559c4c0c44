/** The error of a probe that a newer one of the same kind overtook before it was answered: no failure, nothing to show. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}
