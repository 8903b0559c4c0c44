/** One model's column of the bench: the picked picture and its reconstruction, posterior, simplex or KL, traversal and samples. */
import { useMemo } from 'react';
import { specOf, type ModelId } from '../../../models/registry';
import { nameOf, placeOf } from '../../../state/model-names';
import { formatNats } from '../../../ui/format';
import { Swatch } from '../../../ui/swatch';
import type { ColumnFigures } from '../column-figures';
import { Explanation } from './explanation';
import { FigureFrame } from '../figure-frame';
import { Pair } from './pair';
import { PictureRow } from './picture-row';
import { useRefined } from './use-refined';
import { lateColumnPlots } from './late-plots';
import { usePreviewed } from '../use-previewed';
import { DimensionPicker } from '../../dimension-picker';
import './column.css';

const { Part: ColumnPlots } = lateColumnPlots;

const meanwhile = (
  <>
    <div className="bench-figure bench-posterior" />
    <div className="bench-figure bench-simplex" />
  </>
);

interface ModelColumnProps {
  readonly id: ModelId;
  readonly figures: ColumnFigures;
  /** Why there are no figures; null where there are, or soon. */
  readonly absence: string | null;
}

export function ModelColumn({ id, figures, absence }: ModelColumnProps) {
  const { picture, reconstruction, traversal, samples, term2, loss, preview } = figures;
  const drawn = usePreviewed(id, figures.posterior, figures.dimension);
  const headingId = `bench-${id}`;
  const name = nameOf(id);
  const { posterior, settings } = drawn ?? {};
  const refined = useRefined(id, figures);
  // T, which moves most often, moves no KL.
  const kl = useMemo(
    () => (posterior && settings ? specOf(id).klByDimension(posterior, settings) : null),
    [id, posterior, settings],
  );
  return (
    <section className="bench-model" aria-labelledby={headingId}>
      <div className="bench-head">
        <h3 id={headingId}>
          <Swatch place={placeOf(id)} /> {name}
        </h3>
        <DimensionPicker id={id} shown={drawn?.dimension ?? 0} />
        <span className="number quiet-text" title="Loss on the validation pictures, nats per picture">
          L {loss === null ? '–' : loss.toFixed(1)}
        </span>
      </div>
      <FigureFrame figure="reconstruction" kind="bench-pair" name={`Reconstruction, ${name}`}>
        <Pair
          id={id}
          name={name}
          picture={picture}
          reconstruction={refined?.view.reconstruction ?? reconstruction}
          refined={refined}
          term1={refined ? refined.term1 : kl && kl.reduce((sum, one) => sum + one, 0)}
          term2={refined ? refined.term2 : (term2?.term2 ?? null)}
          dimension={drawn?.dimension ?? null}
          kl={drawn && kl ? kl[drawn.dimension] : null}
          preview={preview}
        />
      </FigureFrame>
      <Explanation of="reconstruction" />
      <ColumnPlots {...{ id, drawn, kl, absence, meanwhile }} refined={refined?.posterior ?? null} />
      <FigureFrame figure="traversal" kind="bench-traversal" name={`Traversal, ${name}`}>
        <PictureRow
          label={traversal ? `along z${traversal.dimension + 1}` : 'traversal'}
          pictures={traversal?.pictures ?? null}
          preview={preview}
          description={
            traversal
              ? `${name} decodes the picked picture with dimension z${traversal.dimension + 1} moved from ${formatNats(traversal.positions[0])} to ${formatNats(traversal.positions[traversal.positions.length - 1])}.`
              : ''
          }
        />
      </FigureFrame>
      <Explanation of="traversal" />
      <FigureFrame figure="samples" kind="bench-samples" name={`Samples, ${name}`}>
        <PictureRow
          label="samples"
          pictures={samples}
          preview={preview}
          description={`${name} decodes ${samples?.count ?? 0} fixed draws of its prior.`}
        />
      </FigureFrame>
      <Explanation of="samples" />
    </section>
  );
}
