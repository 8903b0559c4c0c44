/** Side by side, the Concrete densities of every model on the triangle of three categories. */
import { PosteriorColumns, Problem, type PosteriorProps } from './posterior';
import './posterior.css';
import './simplex.css';

export function Simplexes({ Column }: PosteriorProps) {
  return (
    <section className="posterior" aria-labelledby="simplex-heading">
      <h2 id="simplex-heading">Simplex</h2>
      <p className="setting-note">
        The density of the relaxed category y on three categories of the picked dimension (eq. (3)). T moves
        it: near 0 all mass lies in the corners, at large T in the middle.
      </p>
      <Problem />
      <PosteriorColumns part="simplex" Column={Column} />
    </section>
  );
}
