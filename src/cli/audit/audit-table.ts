/** Audits as a table for people. Pure. */
import type { Audit, Mean } from '../../experiment/audit';
import { specOf } from '../../models/registry';

const nats = ({ mean, standardError }: Mean) => `${mean.toFixed(2)} +- ${standardError.toFixed(2)}`;

/** What each figure is, in as few words as a column takes. */
function rowsOf(audit: Audit): [string, string][] {
  const { paper, hard, relaxed, klSimplex, importance } = audit;
  const of = relaxed && `KL of ${relaxed.of}${relaxed.of === 'z' ? ', at least' : ''}`;
  return [
    ['term1, as the paper counts it', nats(paper.term1)],
    ['term2, as sampled', nats(paper.term2)],
    ['L, as the paper reports it', nats(paper.freeEnergy)],
    ...(hard
      ? ([
          ['term2, one-hot samples', nats(hard.term2)],
          ['L, one-hot samples: a bound', nats(hard.freeEnergy)],
        ] satisfies [string, string][])
      : []),
    ...(relaxed && of !== null
      ? ([
          [`${of} (${relaxed.pictures} pictures)`, nats(relaxed.terms.term1)],
          ['L with it', nats(relaxed.terms.freeEnergy)],
        ] satisfies [string, string][])
      : []),
    ...(klSimplex === null ? [] : ([['KL of y', klSimplex.toFixed(2)]] satisfies [string, string][])),
    ...importance.flatMap(({ reading, pixels, points, nllByPicture }) =>
      points.map(({ samples, nll, effectiveSamples }): [string, string] => [
        `NLL, ${reading}, ${pixels}, K = ${samples} (${nllByPicture.length} pictures)`,
        `${nats(nll)}, ESS ${effectiveSamples.toFixed(1)}`,
      ]),
    ),
  ];
}

/** One block a model: nats, mean and standard error over the test pictures. */
export function auditTable(audits: readonly Audit[]): string {
  return audits
    .map((audit) => {
      const T = audit.temperature === null ? '' : `, T ${audit.temperature}`;
      const title = `audit of ${specOf(audit.model).name}, step ${audit.step}${T}, ${audit.pictures} test pictures, nats`;
      const rows = rowsOf(audit);
      const width = Math.max(...rows.map(([name]) => name.length));
      return `${[title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n')}\n`;
    })
    .join('');
}
