/** Presets that state a claim, and whether what is drawn now bears it out. */
import type { Continuum } from './continuum';
import { claims, type Claim } from './continuum-claims';
import type { ClaimName } from './lab-settings';

interface ClaimsProps {
  readonly continuum: Continuum;
  readonly chosen: ClaimName;
  readonly onChoose: (claim: Claim) => void;
}

export function Claims({ continuum, chosen, onChoose }: ClaimsProps) {
  const claim = claims.find(({ id }) => id === chosen);
  const verdict = claim?.test(continuum);
  return (
    <div className="lab-claims" role="group" aria-labelledby="claims-heading">
      <h3 id="claims-heading">Claims to test</h3>
      <ul>
        {claims.map((each) => (
          <li key={each.id}>
            <button type="button" aria-pressed={each.id === chosen} onClick={() => onChoose(each)}>
              {each.title}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" aria-label="Verdict" className="lab-verdict">
        {verdict && (
          <>
            <strong>{verdict.holds ? '✓ Holds' : '✗ Does not hold'}</strong>: {verdict.because}.
          </>
        )}
      </p>
    </div>
  );
}
