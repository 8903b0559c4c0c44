/** Which model's NLL is lower on the same pictures, pair by pair, with the standard error of the difference. */
import type { Audit, Mean } from '../../experiment/audit';
import { nameOf } from '../../state/model-names';
import { formatCount, formatNats } from '../../ui/format';
import { Explain } from '../../ui/explain';
import { readingNames, signed } from './audit-words';
import { pairsOf, verdictOf, type Pair, type Weighted } from './paired';

const nameOfWeighted = ({ model, reading }: Weighted) => `${nameOf(model)}, ${readingNames[reading]}`;
const differenceText = ({ mean, standardError }: Mean) => `${signed(mean)} ± ${formatNats(standardError)}`;

function verdictWords(pair: Pair): string {
  return { a: 'the first is lower', b: 'the second is lower', neither: 'within noise' }[verdictOf(pair)];
}

export function PairedTable({ audits }: { readonly audits: readonly Audit[] }) {
  const grey = pairsOf(audits, 'grey');
  const binarised = pairsOf(audits, 'binarised');
  if (grey.length === 0)
    return (
      <p className="setting-note">Two models or readings audited on the same pictures are compared here.</p>
    );
  return (
    <section className="audit-part" aria-labelledby="audit-paired">
      <h3 id="audit-paired">Compared on the same pictures</h3>
      <p className="quiet-text">The error covers neither the bias nor other seeds.</p>
      <Explain of="the paired differences">
        <p>
          The NLL of the first minus that of the second, picture by picture, at their largest K. Hard pictures
          are hard for both, so the standard error is much smaller than either model’s own. It does not cover
          the bias: the looser posterior’s NLL is the more overstated. Nor does it cover other seeds.
        </p>
      </Explain>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Paired differences of NLL">
        <table className="lab-table">
          <caption>Difference in nats ± one standard error; two of them count as noise</caption>
          <thead>
            <tr>
              <th scope="col">first less second</th>
              <th scope="col">grey</th>
              <th scope="col">binarised</th>
              <th scope="col">pictures</th>
            </tr>
          </thead>
          <tbody>
            {grey.map((pair, i) => (
              <tr key={`${nameOfWeighted(pair.a)} ${nameOfWeighted(pair.b)}`}>
                <th scope="row">
                  {nameOfWeighted(pair.a)} − {nameOfWeighted(pair.b)}
                  {pair.samples[0] !== pair.samples[1] && (
                    <span className="setting-note">
                      K {formatCount(pair.samples[0])} against {formatCount(pair.samples[1])}: the smaller is
                      the more overstated
                    </span>
                  )}
                </th>
                {[pair, binarised[i]].map((each, k) => (
                  <td key={k === 0 ? 'grey' : 'binarised'}>
                    {differenceText(each.difference)}
                    <span className="setting-note">{verdictWords(each)}</span>
                  </td>
                ))}
                <td>{formatCount(pair.pictures)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
