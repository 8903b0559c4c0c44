/** Refines q of the picked picture for every model that is on: what L falls by, the curve, and the picture before and after. */
import { pastSlice } from '../../../state/past-store';
import { digitName } from '../../../state/digit-name';
import { nameOf } from '../../../state/model-names';
import { probesSlice } from '../../../state/probes-store';
import { refineSlice } from '../../../state/refine-store';
import { canBeAsked, runSlice } from '../../../state/run-store';
import { useClassNames } from '../../../state/use-class-names';
import { useSlice, useSliceStore } from '../../../state/use-page';
import { Explain } from '../../../ui/explain';
import type { ViewProps } from '../../view';
import { useRunModels } from '../use-run-models';
import { RefinedModel } from './refined-model';
import './refine.css';

export function Refine({ link }: ViewProps) {
  const refining = useSliceStore(refineSlice);
  const { doing, stopped, problem, views } = useSlice(refineSlice, (state) => state);
  const ready = useSlice(runSlice, ({ status }) => canBeAsked(status));
  const isPast = useSlice(pastSlice, (state) => state.at !== null);
  const digit = useSlice(probesSlice, (state) => state.pickedDigit);
  const names = useClassNames();
  const models = useRunModels().map(({ model }) => model);
  return (
    <section className="lab-panel" aria-labelledby="refine-heading">
      <h2 id="refine-heading">Refine q of the picked picture</h2>
      <p className="quiet-text">Optimises q for one picture alone; the decoder stays fixed.</p>
      <Explain of="refining q">
        <p>
          The encoder maps all pictures by one net. It loses at least as much as L falls here. Works for any
          d. Training pauses.
        </p>
      </Explain>
      <div className="lab-tools">
        <button
          type="button"
          className="primary"
          disabled={!ready || isPast || digit === null || doing !== null || models.length === 0}
          onClick={() => void refining.refine(models)}
        >
          Refine q
        </button>
        {doing && (
          <button type="button" onClick={() => void refining.stop()}>
            Stop refining
          </button>
        )}
        <span>{digit ? digitName(digit, names) : 'No picture is picked.'}</span>
      </div>
      {isPast && (
        <p className="setting-note">q can only be refined in the present: press Now in Train first.</p>
      )}
      {problem && (
        <p className="complaint" role="alert">
          q was not refined: {problem}
        </p>
      )}
      <p role="status" aria-label="Refining" className="quiet-text">
        {doing ? (stopped ? 'Stopping.' : `Refining q of ${nameOf(doing)}.`) : stopped && 'Stopped.'}
      </p>
      <div className="refine-models">
        {models.map((id) => {
          const view = views[id];
          return view && <RefinedModel key={id} id={id} view={view} picture={digit} link={link} />;
        })}
      </div>
    </section>
  );
}
