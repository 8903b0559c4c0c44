/** Importance-weighted NLLs K by K with their effective samples, by model, reading and pixels. */
import type { Audit, ImportanceWeighted } from '../../experiment/audit';
import { nameOf } from '../../state/model-names';
import { formatCount, formatShort } from '../../ui/format';
import { Explain } from '../../ui/explain';
import { meanText } from '../mean-text';
import { readingNames } from './audit-words';
import { importanceSentences } from './measures';

const kinds = ['grey', 'binarised'] as const satisfies readonly ImportanceWeighted['pixels'][];

export function ImportanceTable({ audits }: { readonly audits: readonly Audit[] }) {
  const counts = [
    ...new Set(
      audits.flatMap(({ importance }) =>
        importance.flatMap(({ points }) => points.map(({ samples }) => samples)),
      ),
    ),
  ].sort((a, b) => a - b);
  return (
    <section className="audit-part" aria-labelledby="audit-importance">
      <h3 id="audit-importance">Importance-weighted NLL</h3>
      <p className="quiet-text">An upper bound of −log p(x) in the mean; lower is better.</p>
      <Explain of="the importance-weighted NLL">
        {importanceSentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Explain>
      <div
        className="table-scroll"
        tabIndex={0}
        role="region"
        aria-label="Numbers of importance-weighted NLL"
      >
        <table className="lab-table">
          <caption>Nats a picture, mean ± one standard error; below it the effective samples</caption>
          <thead>
            <tr>
              <th scope="col">model, reading</th>
              <th scope="col">pixels</th>
              {counts.map((K) => (
                <th key={K} scope="col">
                  K = {formatCount(K)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {audits.flatMap(({ model, importance }) =>
              kinds.flatMap((pixels) =>
                importance
                  .filter((each) => each.pixels === pixels)
                  .map((each) => (
                    <Row
                      key={`${model} ${pixels} ${each.reading}`}
                      model={nameOf(model)}
                      {...each}
                      counts={counts}
                    />
                  )),
              ),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps extends ImportanceWeighted {
  readonly model: string;
  readonly counts: readonly number[];
}

function Row({ model, reading, pixels, points, counts, nllByPicture }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {model}, {readingNames[reading]}
        <span className="setting-note">{formatCount(nllByPicture.length)} pictures</span>
      </th>
      <td>
        {pixels}
        {pixels === 'grey' && <span className="setting-note">a pseudo-likelihood</span>}
      </td>
      {counts.map((K) => {
        const point = points.find(({ samples }) => samples === K);
        return (
          <td key={K}>
            {point ? meanText(point.nll) : '–'}
            {point && <span className="setting-note">{formatShort(point.effectiveSamples)} effective</span>}
          </td>
        );
      })}
    </tr>
  );
}
