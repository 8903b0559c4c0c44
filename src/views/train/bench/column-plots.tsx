/** The two plots of a column: the posterior of the shown dimension, and its simplex or, where it has none, the KL of every dimension. */
import { memo } from 'react';
import type { Posterior } from '../../../models/contract';
import { specOf, type ModelId } from '../../../models/registry';
import { nameOf, placeOf } from '../../../state/model-names';
import { formatShort } from '../../../ui/format';
import { DistributionPlot } from '../../distribution-plot';
import { SimplexDrawing } from '../posterior/simplex-drawing';
import { Explanation } from './explanation';
import { FigureFrame } from '../figure-frame';
import { KlBars } from './kl-bars';
import type { DrawnPosterior } from '../use-previewed';

interface ColumnPlotsProps {
  readonly id: ModelId;
  readonly drawn: DrawnPosterior | null;
  /** Drawn over the encoder's q; null where there is none. */
  readonly refined: Posterior | null;
  /** By dimension, of the picked picture, nats. */
  readonly kl: readonly number[] | null;
  /** Why nothing is drawn; null where it is, or soon. */
  readonly absence: string | null;
}

export const ColumnPlots = memo(function ColumnPlots({ id, drawn, refined, kl, absence }: ColumnPlotsProps) {
  const name = nameOf(id);
  const spec = specOf(id);
  const place = placeOf(id);
  const z = drawn && (
    <>
      z<sub translate="no">{drawn.dimension + 1}</sub>
    </>
  );
  const title = drawn ? `${name}, dimension z${drawn.dimension + 1} of the picked picture` : name;
  return (
    <>
      <FigureFrame
        figure="posterior"
        kind="bench-posterior"
        name={`Posterior, ${name}`}
        caption={
          drawn ? (
            refined ? (
              <>encoder {z}, refined dotted, prior dashed</>
            ) : (
              <>posterior {z}, prior dashed</>
            )
          ) : (
            absence
          )
        }
      >
        {drawn && (
          <DistributionPlot
            {...drawn}
            refined={refined}
            spec={spec}
            place={place}
            title={title}
            unit={false}
          />
        )}
      </FigureFrame>
      <Explanation of="posterior" />
      {drawn === null || drawn.temperature !== null ? (
        <>
          <FigureFrame
            figure="simplex"
            kind="bench-simplex"
            name={`Simplex, ${name}`}
            caption={drawn && <>T = {formatShort(drawn.temperature ?? 1)}</>}
          >
            {drawn && drawn.temperature !== null && (
              <SimplexDrawing
                spec={spec}
                posterior={drawn.posterior}
                settings={drawn.settings}
                dimension={drawn.dimension}
                temperature={drawn.temperature}
                place={place}
                title={title}
              />
            )}
          </FigureFrame>
          <Explanation of="simplex" />
        </>
      ) : (
        <>
          <FigureFrame
            figure="simplex"
            kind="bench-simplex"
            name={`KL by dimension, ${name}`}
            caption="KL of each dimension, nats"
          >
            {kl && <KlBars kl={kl} shown={drawn.dimension} place={place} name={name} />}
          </FigureFrame>
          <Explanation of="kl" />
        </>
      )}
    </>
  );
});
