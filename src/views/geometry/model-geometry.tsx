/** One model's term1 in parts: computed in a worker when its posteriors are new, drawn as two strips, and said in words. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ModelId } from '../../models/registry';
import type { Term1Geometry } from '../../models/term1-geometry';
import { spawnGeometryWorker } from '../../state/geometry-request';
import type { ManyPosteriors } from '../../state/geometry-request';
import { largestKl } from '../../state/metrics-store';
import { nameOf, placeOf } from '../../state/model-names';
import { experimentSlice } from '../../state/experiment-store';
import { geometrySlice } from './geometry-probing';
import { probesSlice } from '../../state/probes-store';
import { useSlice } from '../../state/use-page';
import { Explain } from '../../ui/explain';
import { formatCount } from '../../ui/format';
import { Swatch } from '../../ui/swatch';
import { Age } from './age';
import { createComputing } from './computing';
import {
  accountingWords,
  conditionWords,
  gainWords,
  geometrySummary,
  jointWords,
  priorSummary,
} from './geometry-words';
import { everyPart, priorParts, type Part } from './parts';
import { PartsTable } from './parts-table';
import { StripFigure } from './strip-figure';

interface ModelGeometryProps {
  readonly id: ModelId;
  readonly link: () => string;
}

export function ModelGeometry({ id, link }: ModelGeometryProps) {
  const newest = useSlice(geometrySlice, (state) => state.views[id]);
  const on = useSlice(experimentSlice, (state) => (state.started ?? state.shown).models[id].on);
  const headingId = `geometry-${id}`;
  return (
    <section className="model" aria-labelledby={headingId}>
      <h3 id={headingId}>
        <Swatch place={placeOf(id)} /> {nameOf(id)}
      </h3>
      {newest ? (
        <Computed id={id} link={link} newest={newest} />
      ) : (
        <p className="empty">
          {on ? 'The parts appear once this model trains.' : 'This model takes no part.'}
        </p>
      )}
    </section>
  );
}

function Computed({ id, link, newest }: ModelGeometryProps & { readonly newest: ManyPosteriors }) {
  const [computing] = useState(() => createComputing(spawnGeometryWorker));
  useEffect(() => () => computing.end(), [computing]);
  useEffect(() => computing.compute({ model: id, view: newest }), [computing, id, newest]);
  const { computed, doing, problem } = useStore(computing);
  return (
    <>
      {problem && (
        <p className="complaint" role="alert">
          The parts cannot be computed: {problem}.
        </p>
      )}
      {computed ? (
        <DrawnGeometry id={id} link={link} {...computed} />
      ) : (
        doing && (
          <p className="empty">Computing the parts of {formatCount(newest.posteriors.pictures)} pictures.</p>
        )
      )}
    </>
  );
}

interface DrawnGeometryProps extends ModelGeometryProps {
  readonly view: ManyPosteriors;
  readonly geometry: Term1Geometry;
}

function DrawnGeometry({ id, link, view, geometry }: DrawnGeometryProps) {
  const { step } = view;
  const { dimensions, pictures } = geometry;
  const chosen = useSlice(probesSlice, (state) => state.dimension[id]);
  const picked =
    chosen !== undefined && chosen < dimensions.length
      ? chosen
      : largestKl(dimensions.map(({ term1 }) => term1));
  const joint = jointWords(geometry);
  const accounting = accountingWords(id, view.settings);
  const figure = (title: string, parts: readonly Part[], summary: string) => (
    <StripFigure
      {...{ id, link, geometry, step, picked, title, parts, summary }}
      fileName={`geometry-${parts === everyPart ? 'term1' : 'prior'}-${id}-step-${step}`}
    />
  );
  return (
    <>
      <Age step={step} pictures={pictures} />
      {figure(`term1 in parts, ${nameOf(id)}`, everyPart, geometrySummary(geometry))}
      {figure(`Parts of the prior, ${nameOf(id)}`, priorParts, priorSummary(geometry))}
      {accounting && <p className="setting-note">{accounting.brief}</p>}
      <Explain of={`what a better prior could save, ${nameOf(id)}`}>
        <p className="number">{gainWords(geometry)}</p>
        {joint && <p className="number">{joint}</p>}
        {accounting && <p>{accounting.reason}</p>}
        {conditionWords(geometry).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Explain>
      <PartsTable name={nameOf(id)} step={step} geometry={geometry} picked={picked} />
    </>
  );
}
