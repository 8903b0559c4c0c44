/** The figures that an opened link brought, marked as the link's, and what the replay says of them. */
import type { Result } from '../../experiment/result/result';
import { experimentSlice } from '../../state/experiment-store';
import { linkResultSlice, type Replay } from '../../state/link-result';
import { nameOf, placeOf } from '../../state/model-names';
import { useSlice, useSliceStore } from '../../state/use-page';
import { formatCount, formatNats } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Swatch } from '../../ui/swatch';
import { replayWords, verdictWords } from './verdict-words';
import './link-result.css';

export function LinkResultMessage() {
  const store = useSliceStore(linkResultSlice);
  const { result, replay, verdict } = useSlice(linkResultSlice, (state) => state);
  if (result === null) return null;
  return (
    <Notice role="status" onDismiss={store.leave}>
      <div className="link-result">
        <Figures result={result} />
        <p>
          {verdict !== null && verdict.kind !== 'not yet' ? (
            <Words verdict={verdict} />
          ) : (
            <Replaying replay={replay} step={result.step} />
          )}
        </p>
      </div>
    </Notice>
  );
}

function Replaying({ replay, step }: { readonly replay: Replay; readonly step: number }) {
  const start = useSlice(linkResultSlice, (state) => state.start);
  const hasMoves = useSlice(experimentSlice, ({ moves }) => moves.some((move) => move.step < step));
  return replayWords(replay, { step, hasStart: start !== null, hasMoves });
}

function Words({ verdict }: { readonly verdict: Parameters<typeof verdictWords>[0] }) {
  const [name, meaning] = verdictWords(verdict);
  return (
    <>
      <b>Verdict: {name}.</b> {meaning}
    </>
  );
}

function Figures({ result }: { readonly result: Result }) {
  const models = [...result.models];
  return (
    <p>
      <b>From the link</b>, {result.backend}, step {formatCount(result.step)}:{' '}
      {models.map(([id, { last }], i) => (
        <span key={id} className="number">
          <Swatch place={placeOf(id)} /> {nameOf(id)}{' '}
          {last ? (
            <>
              L <b>{formatNats(last.term1 + last.term2)}</b> (term1 {formatNats(last.term1)}, term2{' '}
              {formatNats(last.term2)})
            </>
          ) : (
            'not evaluated'
          )}
          {i < models.length - 1 && ', '}
        </span>
      ))}
      {models.some(([, { last }]) => last !== null) && ' nats per validation picture'}.
    </p>
  );
}
