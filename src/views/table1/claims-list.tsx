/** Claims beside what the runs say of them: by which measure each holds, and the numbers behind "Explain". */
import {
  measureNames,
  type MeasuredClaim,
  type Reading,
  type Verdict,
} from '../../experiment/table1/measured-claim';
import { Explain } from '../../ui/explain';

const signs: Readonly<Record<Verdict, string>> = {
  holds: '✓',
  'does not hold': '✗',
  'holds only by the paper’s measure': '◑',
  'depends on the measure': '◑',
  'not decided': '…',
};

const list = new Intl.ListFormat('en-GB');
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
          <Measures verdict={verdict} readings={readings} />
          {(readings.length > 0 || remark) && <Numbers of={claim} readings={readings} remark={remark} />}
        </li>
      ))}
    </ol>
  );
}

/** One by one only where they disagree: else the verdict is that of each. */
function Measures({ verdict, readings }: Pick<MeasuredClaim, 'verdict' | 'readings'>) {
  if (verdict === 'holds' || verdict === 'does not hold')
    return (
      <p className="quiet-text">By {list.format(readings.map(({ measure }) => measureNames[measure]))}</p>
    );
  return (
    <ul>
      {readings.map(({ measure, holds }) => (
        <li key={measure}>
          {capital(measureNames[measure])}: {holds ? 'holds' : 'does not hold'}
        </li>
      ))}
    </ul>
  );
}

interface NumbersProps {
  readonly of: string;
  readonly readings: readonly Reading[];
  readonly remark: string | null;
}

function Numbers({ of, readings, remark }: NumbersProps) {
  return (
    <Explain of={of}>
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
  );
}
