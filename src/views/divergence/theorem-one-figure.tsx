/** Theorem 1 on one trained posterior: its three divergences on a logarithmic axis as T moves, and whether the promised order holds. */
import { useCallback } from 'react';
import { LADDER } from '../../math/relaxed-ladder';
import type { ModelId } from '../../models/registry';
import { shortName } from '../../state/digit-name';
import { nameOf } from '../../state/model-names';
import type { PosteriorView } from '../../state/posterior-view';
import { Figure } from '../../ui/figure';
import { formatCount } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { Explain } from '../../ui/explain';
import { SEED } from './families';
import type { PosteriorDivergence } from './posterior-statistics';
import { divergencesAt, theoremChecks, unpromised } from './theorem-one';
import { theoremScene } from './theorem-scene';
import { theoremSummary, verdictText } from './theorem-words';

interface TheoremOneProps {
  readonly id: ModelId;
  readonly view: PosteriorView;
  readonly divergence: PosteriorDivergence | null;
  readonly rung: number;
  readonly link: () => string;
}

export function TheoremOne({ id, view, divergence, rung, link }: TheoremOneProps) {
  const temperature = LADDER[rung];
  const divergences = divergence && divergencesAt(divergence, rung);
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) =>
      theoremScene(divergence && divergencesAt(divergence, rung), divergence?.beyond[rung] ?? 0, size, ink),
    [divergence, rung],
  );
  return (
    <>
      <Figure
        className="divergence-theorem"
        title={`Theorem 1, ${nameOf(id)}, ${shortName(view.index)}, step ${formatCount(view.step)}`}
        summary={theoremSummary(divergences, temperature)}
        scene={scene}
        fileName={`theorem-1-${id}-step-${view.step}`}
        settings={{
          model: id,
          step: view.step,
          digit: view.index,
          ...view.settings,
          T: temperature,
          samples: divergence?.samples ?? 0,
          seed: SEED,
          ...divergences,
        }}
        link={link}
      />
      <div className="divergence-reading">
        <h3>Guarantees of theorem 1</h3>
        <Explain of={`theorem 1, ${nameOf(id)}`}>
          <p>
            z = yᵀζ and the category of y’s largest part both follow from y. Leaving something out never
            increases a divergence. So the KL of y is above both others. The theorem gives no order between
            those two. Section 3.4 found eq. (4) “roughly an upper bound” of the KL of z, for random α at
            small T.
          </p>
          <p>The KL of y is exact. It grows with R and says little else.</p>
          <p>Measured on cells, the KL of z is itself a little below the true one.</p>
        </Explain>
        {divergences && (
          <ul className="theorem-checks">
            {[...theoremChecks(divergences), unpromised(divergences)].map(({ name, claim, verdict }) => (
              <li key={name}>
                {name}: {claim} <strong>{verdictText(verdict)}</strong>
              </li>
            ))}
          </ul>
        )}
        {divergences && (
          <p className="setting-note">
            Held against two standard errors of the KL of z, ±{divergences.error.toFixed(3)} nats.
          </p>
        )}
      </div>
    </>
  );
}
