/** One recorded curve of every model, drawn up to where the replay is: colour, dash and a name at the end of each. */
import { useId, useMemo } from 'react';
import type { Recording } from '../../../experiment/recording';
import { modelIds } from '../../../models/registry';
import { nameOf, placeOf, shortNameOf } from '../../../state/model-names';
import { formatCount, formatNats, formatShort } from '../../../ui/format';
import { spread } from '../../../ui/label-layout';
import { slotAt } from '../../../ui/palette';
import { Swatch } from '../../../ui/swatch';
import { termTitles, type RecordedTerm } from './recorded-term';
import { across, lastReached, lineOf, SIDE, topOf } from './replay-curves';

interface RecordedCurveProps {
  readonly recording: Recording;
  readonly term: RecordedTerm;
  /** How far the replay is, of SIDE. */
  readonly edge: number;
}

/** Of SIDE: names this far apart do not touch. */
const LABEL_GAP = 12;
const ticks = [1, 10, 100, 1000, 10000];

export function RecordedCurve({ recording, term, edge }: RecordedCurveProps) {
  return (
    <figure className="recorded-curve" data-anchor={`curve-${term}`}>
      <figcaption>
        <b>{term}</b> <span className="quiet-text">{termTitles[term]}, nats</span>
      </figcaption>
      <RecordedPlot recording={recording} term={term} edge={edge} />
    </figure>
  );
}

/** The lines with their axes and names. */
export function RecordedPlot({ recording, term, edge }: RecordedCurveProps) {
  const clip = useId();
  const last = recording.frames[recording.frames.length - 1];
  const { lines, top } = useMemo(() => {
    const models = modelIds.flatMap((id) => recording.models[id] ?? []);
    const height = topOf(models, term);
    const found = modelIds.flatMap((id) => {
      const model = recording.models[id];
      return model ? [{ id, ...slotAt(placeOf(id)), line: lineOf(recording, model, term, height) }] : [];
    });
    return { lines: found, top: height };
  }, [recording, term]);
  const ends = lines.map(({ line }) => line.y[lastReached(line, edge)]);
  const places = spread(ends, LABEL_GAP, LABEL_GAP / 2, SIDE - LABEL_GAP / 2);
  const summary = lines
    .map(
      ({ id, line: { values } }) =>
        `${nameOf(id)} from ${formatNats(values[0])} to ${formatNats(values.at(-1))}`,
    )
    .join(', ');

  return (
    <div
      className="replay"
      role="img"
      aria-label={`Recorded ${term} over ${formatCount(last)} training steps, nats: ${summary}.`}
    >
      <span className="replay-top number" translate="no">
        {formatShort(top)}
      </span>
      <span className="replay-bottom number" translate="no">
        0
      </span>
      <div className="replay-plot">
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} preserveAspectRatio="none" aria-hidden="true">
          <clipPath id={clip}>
            <rect x="-1" y="-1" width={edge + 1} height={SIDE + 2} />
          </clipPath>
          <path className="replay-grid" d={`M0 0H${SIDE}M0 ${SIDE / 2}H${SIDE}`} />
          <path className="replay-axis" d={`M0 ${SIDE}H${SIDE}`} />
          <g clipPath={`url(#${clip})`}>
            {lines.map(({ id, colour, dash, line }) => (
              <path key={id} className="replay-line" d={line.path} stroke={colour} strokeDasharray={dash} />
            ))}
          </g>
        </svg>
        {ticks
          .filter((step) => step <= last)
          .map((step) => (
            <span
              key={step}
              className="replay-tick number"
              translate="no"
              style={{ left: `${across(step, last)}%` }}
            >
              {formatCount(step)}
            </span>
          ))}
      </div>
      <div className="replay-ends">
        {lines.map(({ id }, i) => (
          <span key={id} style={{ top: `${places[i]}%` }}>
            <Swatch place={placeOf(id)} /> {shortNameOf(id)}
          </span>
        ))}
      </div>
    </div>
  );
}
