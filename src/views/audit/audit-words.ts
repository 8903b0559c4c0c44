/** What an audit says, in words: names of readings and figures, and a sentence a model. Pure. */
import type { Audit, Reading } from '../../experiment/audit';
import { nameOf } from '../../state/model-names';
import { formatCount, formatNats } from '../../ui/format';
import { accountsOf, reportedStanding, type Account } from './accounts';

/** A difference with its sign. */
export const signed = (value: number): string => {
  const text = Math.abs(value).toFixed(2);
  if (text === '0.00') return text;
  return `${value < 0 ? '−' : '+'}${text}`;
};

export const readingNames: Readonly<Record<Reading, string>> = {
  exact: 'as sampled, which is exact',
  hard: 'one-hot samples',
  relaxed: 'relaxed samples, as trained',
};

const limit = ({ standing }: Account): string => (standing === 'bound, at least this' ? 'at least ' : '');

function accountWords(account: Account): string {
  const { reading, terms, hidden, nll, pictures } = account;
  const bound = `${readingNames[reading]}: L ${limit(account)}${formatNats(terms.freeEnergy.mean)} of ${formatCount(pictures)} pictures`;
  const apart =
    reading !== 'relaxed'
      ? ''
      : hidden >= 0
        ? `, ${formatNats(hidden)} of it not counted in the reported L`
        : `, where the reported L counts ${formatNats(-hidden)} more`;
  const inside = nll
    ? `, NLL ${formatNats(nll.mean)} of ${formatCount(nll.pictures)} pictures (K ${formatCount(nll.samples)}) and ${formatNats(terms.freeEnergy.mean - nll.mean)} of looseness`
    : '';
  return bound + apart + inside;
}

function modelWords(audit: Audit): string {
  const reported = `L as reported ${formatNats(audit.paper.freeEnergy.mean)} of ${formatCount(audit.pictures)} pictures (${reportedStanding(audit)})`;
  const accounts = accountsOf(audit).map(accountWords).join('; ');
  return `${nameOf(audit.model)}: ${reported}; ${accounts}.`;
}

export const auditSummary = (audits: readonly Audit[]): string =>
  audits.length === 0 ? 'Nothing is audited yet.' : `In nats a picture. ${audits.map(modelWords).join(' ')}`;

export function figuresCaption(audits: readonly Audit[]): string {
  const counts = new Set(audits.map(({ pictures }) => `${formatCount(pictures)} test pictures`));
  return `Nats a picture, mean ± one standard error, of ${[...counts].join(' or ')} unless it says another number`;
}

/** Which parameters, and on what. */
export function subjectWords({ step, temperature, pictures }: Audit): string {
  const T = temperature === null ? '' : `, T = ${temperature}`;
  return `step ${formatCount(step)}${T}, first ${formatCount(pictures)} test pictures`;
}
