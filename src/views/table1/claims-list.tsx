/** Claims beside what the runs say of them: by which measure each holds, and the numbers behind "Explain". */
import { Explain } from '../../ui/explain';
import { measureNames, type MeasuredClaim, type Verdict } from '../../experiment/table1/measured-claim';

const signs: Readonly<Record<Verdict, string>> = {
  holds: '✓',
  'does not hold': '✗',
  'holds only by the paper’s measure': '◑',
  'depends on the measure': '◑',
  'not decided': '…',
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function ClaimsList({ claims }: { readonly claims: readonly MeasuredClaim[] }) {
  return (
    <ol className="table1-claims">
      {claims.map(({ id, claim, source, verdict, readings, remark }) => (
        <li key={id} data-claim={id}>
          <p>
            {claim} <span className="quiet-text">{source}</span>
          </p>
          <p className="table1-verdict">
            <span aria-hidden="true">{signs[verdict]}</span> {capital(verdict)}
          </p>
          <ul>
            {readings.map(({ measure, holds }) => (
              <li key={measure}>
                {capital(measureNames[measure])}: {holds ? 'holds' : 'does not hold'}
              </li>
            ))}
          </ul>
          <Explain of={claim}>
            <dl>
              {readings.map(({ measure, text }) => (
                <div key={measure}>
                  <dt>{capital(measureNames[measure])}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
            {remark && <p>{remark}</p>}
          </Explain>
        </li>
      ))}
    </ol>
  );
}
