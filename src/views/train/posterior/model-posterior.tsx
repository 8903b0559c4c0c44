/** One model's posterior of the picked picture and dimension, as it is under the sliders that a hand holds: its distributions, or its simplex. */
import type { ReactNode } from 'react';
import { specOf, type ModelId } from '../../../models/registry';
import { isDrawn } from '../../../experiment/drawn-digit';
import { shortName } from '../../../state/digit-name';
import { nameOf, placeOf } from '../../../state/model-names';
import { experimentSlice } from '../../../state/experiment-store';
import type { PosteriorView } from '../../../state/posterior-view';
import { useSlice } from '../../../state/use-page';
import { formatCount } from '../../../ui/format';
import { Swatch } from '../../../ui/swatch';
import { usePreviewed } from '../use-previewed';
import type { DistributionProps } from '../../distribution-plot';
import { lateDistribution, lateSimplex } from './late-drawings';

const { Part: Distribution } = lateDistribution;
const { Part: SimplexPlot } = lateSimplex;

export interface PosteriorColumnProps {
  readonly id: ModelId;
  readonly part: 'distribution' | 'simplex';
}

interface ModelPosteriorProps extends PosteriorColumnProps {
  /** Null while there is none. */
  readonly view: PosteriorView | null;
  /** The dimension to show where none is picked; null for that of the run's largest KL. */
  readonly otherwise: number | null;
  readonly recorded: boolean;
  /** Stands where a model has no simplex. */
  readonly noSimplex: (drawn: DistributionProps) => ReactNode;
}

export function ModelPosterior(props: ModelPosteriorProps) {
  const { id, part, view, otherwise, recorded, noSimplex } = props;
  const on = useSlice(experimentSlice, (state) => state.shown.models[id].on);
  const drawn = usePreviewed(id, view, otherwise);
  const headingId = `posterior-${id}`;
  return (
    <section className={`model ${on ? '' : 'model-off'}`} aria-labelledby={headingId}>
      <h3 id={headingId}>
        <Swatch place={placeOf(id)} /> {nameOf(id)}
        <span className="visually-hidden"> {part === 'simplex' ? 'simplex' : 'posterior'}</span>
      </h3>
      {view && drawn ? (
        <>
          <p className="model-figures">
            z<sub translate="no">{drawn.dimension + 1}</sub> of {shortName(view.index)}, step{' '}
            {formatCount(view.step)}
            {recorded && ' of the recording'}
          </p>
          <Part
            part={part}
            noSimplex={noSimplex}
            {...drawn}
            spec={specOf(id)}
            place={placeOf(id)}
            title={`${nameOf(id)}, dimension z${drawn.dimension + 1} of ${isDrawn(view.index) ? '' : 'validation '}${shortName(view.index)}`}
          />
          {drawn.notices.map((notice) => (
            <p key={notice} className="setting-note">
              {notice}
            </p>
          ))}
        </>
      ) : (
        <p className="empty">
          {on ? 'The posterior appears once this model trains.' : 'This model takes no part.'}
        </p>
      )}
    </section>
  );
}

type PartProps = DistributionProps & Pick<ModelPosteriorProps, 'part' | 'noSimplex'>;

function Part({ part, noSimplex, ...drawn }: PartProps) {
  const { temperature } = drawn;
  if (part === 'distribution') return <Distribution {...drawn} meanwhile={null} />;
  return temperature === null ? (
    <>
      <p className="setting-note">
        {drawn.spec.name} has no simplex: z is sampled directly. This is the KL of each dimension.
      </p>
      {noSimplex(drawn)}
    </>
  ) : (
    <SimplexPlot {...drawn} temperature={temperature} meanwhile={null} />
  );
}
