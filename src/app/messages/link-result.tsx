/** The figures that an opened link brought, marked as the link's, and what the replay says of them. */
import type { Result } from '../../experiment/result/result';
import { linkResultSlice } from '../../state/link-result';
import { nameOf, placeOf } from '../../state/model-names';
import { useSlice, useSliceStore } from '../../state/use-page';
import { formatCount, formatNats } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Swatch } from '../../ui/swatch';
import { verdictWords } from './verdict-words';
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
          ) : replay === 'changed' ? (
            'Settings or moves are no longer those of the link: no replay, no verdict. The wide pale lines stay for comparison.'
          ) : replay === 'waits' ? (
            `The wide pale lines are the link’s. Train replays the run and compares it at step ${formatCount(result.step)}.`
          ) : (
            `Replaying. The verdict comes at step ${formatCount(result.step)}.`
          )}
        </p>
      </div>
    </Notice>
  );
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
