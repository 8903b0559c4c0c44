/** Refines q of the picked picture for one model, stops it, or goes back to the encoder's q. */
import type { ModelId } from '../../../models/registry';
import { nameOf } from '../../../state/model-names';
import { pastSlice } from '../../../state/past-store';
import { probesSlice } from '../../../state/probes-store';
import { refineSlice } from '../../../state/refine-store';
import { canBeAsked, runSlice } from '../../../state/run-store';
import { useSlice, useSliceStore } from '../../../state/use-page';
import { gainWords } from './use-refined';

interface RefineButtonProps {
  readonly id: ModelId;
  /** The refined q is shown. */
  readonly shown: boolean;
}

/** A live region stands in it before it says anything. */
export function RefineButton({ id, shown }: RefineButtonProps) {
  const said = useSlice(refineSlice, ({ views }) => {
    const view = views[id];
    return view?.found ? gainWords(view) : '';
  });
  return (
    <>
      <Button id={id} shown={shown} />
      <span className="visually-hidden" role="status">
        {said && `${nameOf(id)}: ${said}`}
      </span>
    </>
  );
}

function Button({ id, shown }: RefineButtonProps) {
  const refining = useSliceStore(refineSlice);
  const doing = useSlice(refineSlice, (state) => state.doing);
  const problem = useSlice(refineSlice, (state) => state.problem);
  const canAsk = useSlice(runSlice, ({ status }) => canBeAsked(status));
  const hasPicture = useSlice(probesSlice, (state) => state.pickedDigit !== null);
  const isPast = useSlice(pastSlice, (state) => state.at !== null);
  const name = nameOf(id);
  const of = <span className="visually-hidden"> of {name}</span>;
  if (doing === id)
    return (
      <button type="button" className="quiet bench-refine" onClick={() => void refining.stop()}>
        Stop<span className="visually-hidden"> refining q</span>
        {of}
      </button>
    );
  if (shown)
    return (
      <button
        type="button"
        className="quiet bench-refine"
        title="Shows the encoder's q of this picture again."
        onClick={() => refining.putBack(id)}
      >
        Encoder’s q{of}
      </button>
    );
  return (
    <button
      type="button"
      className="quiet bench-refine"
      disabled={!canAsk || !hasPicture || isPast || doing !== null}
      title={
        problem ??
        'Pauses training and optimises q for this picture alone; the decoder stays fixed. Watch L fall: the encoder loses that much.'
      }
      onClick={() => void refining.refine([id])}
    >
      Refine q{of}
    </button>
  );
}
