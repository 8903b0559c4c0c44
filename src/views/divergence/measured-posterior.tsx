/** One model's trained posterior: measured in a worker when it is new, drawn summed and by dimension. */
import { useCallback, useEffect, useMemo, useState, type PointerEvent } from 'react';
import { LADDER } from '../../math/relaxed-ladder';
import { specOf, type ModelId } from '../../models/registry';
import { isDrawn } from '../../experiment/drawn-digit';
import { shortName } from '../../state/digit-name';
import { nameOf } from '../../state/model-names';
import type { PosteriorView } from '../../state/posterior-view';
import { runSlice, isTraining } from '../../state/run-store';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Figure } from '../../ui/figure';
import { formatCount } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { DimensionTable } from './dimension-table';
import { SEED } from './families';
import { measuringSlice } from './measuring';
import { ROUNDS, samplesOf } from './posterior-counts';
import { posteriorRungUnder, posteriorScene } from './posterior-scene';
import { posteriorDivergence, relaxedPosterior } from './posterior-statistics';
import { beyondWords, posteriorSummary } from './posterior-words';
import { TemperatureSlider } from './temperature-slider';
import { TheoremOne } from './theorem-one-figure';

interface MeasuredPosteriorProps {
  readonly id: ModelId;
  readonly newest: PosteriorView;
  readonly rung: number;
  readonly onRung: (rung: number) => void;
  readonly link: () => string;
}

export function MeasuredPosterior({ id, newest, rung, onRung, link }: MeasuredPosteriorProps) {
  const training = useSlice(runSlice, (state) => isTraining(state.status));
  // While a run trains its posterior is another every second: the one at hand is kept until a newer one is asked for.
  const [kept, setKept] = useState(newest);
  const isKept = training && kept.index === newest.index && kept.step <= newest.step;
  const view = isKept ? kept : newest;
  if (view !== kept) setKept(view);
  const request = useMemo(() => relaxedPosterior(specOf(id), view.posterior, view.settings), [id, view]);
  const measuring = useSliceStore(measuringSlice);
  useEffect(() => {
    if (request) measuring.measure(view, request);
    return () => measuring.cancel();
  }, [measuring, view, request]);
  const { measured, doing, problem } = useSlice(measuringSlice, (state) => state);
  const counts = measured?.view === view ? measured.counts : null;
  const divergence = useMemo(
    () => (counts && request ? posteriorDivergence(request, counts) : null),
    [request, counts],
  );
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => posteriorScene(divergence, rung, size, ink),
    [divergence, rung],
  );
  if (!request) return null;
  const whole = ROUNDS * samplesOf(request.zeta.length);
  const pick = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = posteriorRungUnder(box, event.clientX - box.left, event.clientY - box.top);
    if (at !== null) onRung(at);
  };
  const name = `${nameOf(id)}, ${shortName(view.index)}, step ${formatCount(view.step)}`;
  return (
    <div className="lab-pair">
      <Figure
        className="divergence-trained"
        title={name}
        summary={posteriorSummary(divergence, rung)}
        scene={scene}
        fileName={`divergence-${id}-step-${view.step}`}
        settings={{
          model: id,
          step: view.step,
          digit: isDrawn(view.index) ? 'drawn' : view.index,
          ...view.settings,
          temperatures: LADDER,
          T: LADDER[rung],
          samples: divergence?.samples ?? 0,
          seed: SEED,
        }}
        link={link}
        over={<div className="lab-over" onPointerDown={pick} />}
      />
      <div className="divergence-reading">
        <TemperatureSlider label="Read posteriors off at" rung={rung} onMove={onRung} />
        <span className="lab-progress">
          <progress aria-label="Samples of z" max={whole} value={counts?.samples ?? 0} />
          <span className="number">{formatCount(counts?.samples ?? 0)} samples</span>
          {doing ? (
            <button type="button" onClick={() => measuring.cancel()}>
              Cancel
            </button>
          ) : (
            (counts?.samples ?? 0) < whole && (
              <button type="button" onClick={() => measuring.measure(view, request)}>
                Measure
              </button>
            )
          )}
          {view !== newest && (
            <button type="button" onClick={() => setKept(newest)}>
              Measure step {formatCount(newest.step)}
            </button>
          )}
        </span>
        {problem && (
          <p className="complaint" role="alert">
            z cannot be measured: {problem}.
          </p>
        )}
        <p className="setting-note">
          L with eq. (4) as term1 is no bound. {divergence && beyondWords(divergence, rung)}
        </p>
        {divergence && <DimensionTable divergence={divergence} rung={rung} />}
      </div>
      <TheoremOne id={id} view={view} divergence={divergence} rung={rung} link={link} />
    </div>
  );
}
