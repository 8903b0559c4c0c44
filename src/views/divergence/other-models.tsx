/** The models whose z is not one number a dimension on the grid: what their term1 is the KL of. */
import { useMemo } from 'react';
import { specOf, type ModelId } from '../../models/registry';
import { nameOf } from '../../state/model-names';
import type { PosteriorView } from '../../state/posterior-view';
import { Explain } from '../../ui/explain';
import { largeNats, nats } from './divergence-words';
import { categoriesOf, simplexKl } from './simplex-divergence';
import { verdictOf } from './theorem-one';
import { verdictText } from './theorem-words';

interface OtherModelProps {
  readonly id: ModelId;
  readonly view: PosteriorView;
}

export function OtherModel({ id, view }: OtherModelProps) {
  const { posterior, settings } = view;
  const term1 = useMemo(
    () =>
      specOf(id)
        .klByDimension(posterior, settings)
        .reduce((sum, kl) => sum + kl, 0),
    [id, posterior, settings],
  );
  const relaxed = useMemo(
    () => specOf(id).distribution(posterior, settings).relaxed,
    [id, posterior, settings],
  );
  const simplex = useMemo(
    () => (relaxed?.by === 'simplex' ? simplexKl(categoriesOf(relaxed.categories)) : null),
    [relaxed],
  );
  const [of, why] =
    simplex !== null
      ? [
          'the categories',
          `Its z is y itself, on simplices, where KL(q(y | x) : p(y)) is ${largeNats(simplex)} nats at every T. Theorem 1 (2), KL of y ≥ KL of the categories: ${verdictText(verdictOf(simplex, term1, 0))}.`,
        ]
      : relaxed?.by === 'closed form'
        ? [
            'z with all its noise',
            `It has a closed form. The decoder is fed ${relaxed.scale} of that noise; the Audit view shows its KL.`,
          ]
        : ['z itself', 'It has a closed form. There is no T and nothing to measure.'];
  return (
    <div className="divergence-other">
      <p className="setting-note number">
        <strong>{nameOf(id)}</strong>: term1 is the KL of {of}, {nats(term1)} nats.
      </p>
      <Explain of={`term1 of ${nameOf(id)}`}>
        <p>{why}</p>
      </Explain>
    </div>
  );
}
