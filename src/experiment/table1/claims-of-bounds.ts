/** Claims of section 4 about what the estimates of L bound, and ours beside them, each with what the audits say. Pure. */
import { isLower, margin, measuredClaim, nats, type MeasuredClaim, type Reading } from './measured-claim';
import { shortName, type Audited, type MeasuredRows } from './measured-rows';

const temperatureRows = ['categorical-L1-T0.5', 'categorical-L1-T0.8', 'cg-bpef-L1-T0.5', 'cg-bpef-L1-T0.8'];

const gapOf = ({ audit }: Audited) => audit.bound.mean - audit.paper.mean;

function temperature(rows: MeasuredRows): MeasuredClaim {
  const found = rows.trained(...temperatureRows);
  const audited = rows.audited(...temperatureRows);
  const paper: Reading | null = found && {
    measure: 'paper',
    holds: [0, 2].every((i) => isLower(found[i + 1].freeEnergy.mean, found[i].freeEnergy.mean)),
    text: `L at T = 0.5 and 0.8: Cat ${found
      .slice(0, 2)
      .map(({ freeEnergy }) => nats(freeEnergy.mean))
      .join(' and ')}, CG-BPEF ${found
      .slice(2)
      .map(({ freeEnergy }) => nats(freeEnergy.mean))
      .join(' and ')}.`,
  };
  const bound: Reading | null = audited && {
    measure: 'bound',
    holds: [0, 2].every((i) => gapOf(audited[i + 1]) > gapOf(audited[i]) + margin),
    text: `The hard L lies above the reported one by ${audited.map((row) => `${nats(gapOf(row))} (${shortName(row)})`).join(', ')} nats.`,
  };
  return measuredClaim(
    {
      id: 'temperature',
      claim:
        'A higher T_min shows “better” results, while the estimate of the free energy becomes less accurate.',
      source: 'section 4',
      remark: 'The paper says so itself. Its rows of two T differ in C or d too.',
    },
    [paper, bound],
  );
}

const relaxedText = (rows: readonly Audited[]) =>
  rows
    .map(
      (row) =>
        `${shortName(row)}: ${nats(row.audit.relaxed!.term1.mean)} against ${nats(row.audit.term1.mean)}`,
    )
    .join('; ');

function lowerBound(rows: MeasuredRows): MeasuredClaim {
  const found = rows.audited('categorical-L1-T0.5', 'categorical-L1-T0.8');
  const relaxed = found?.every(({ audit }) => audit.relaxed !== null) ? found : null;
  return measuredClaim(
    {
      id: 'lower-bound',
      claim: 'The reported L of Cat-VAE is a lower bound of its free energy, by theorem 1 (2).',
      source: 'section 4',
    },
    [
      relaxed && {
        measure: 'divergence',
        holds: relaxed.every(({ audit }) => audit.relaxed!.term1.mean > audit.term1.mean),
        text: `KL of the relaxed y, which the decoder sees, against the KL that is reported: ${relaxedText(relaxed)} nats.`,
      },
    ],
  );
}

function upperBound(rows: MeasuredRows): MeasuredClaim {
  const found = rows.audited('cg-bpef-L1-T0.5', 'cg-bpef-L1-T0.8');
  const relaxed = found?.every(({ audit }) => audit.relaxed !== null) ? found : null;
  return measuredClaim(
    {
      id: 'upper-bound',
      claim:
        'The reported L of CG-BPEF-VAE is an empirical upper bound of its free energy for T from 0.5 to 1.',
      source: 'section 4',
      remark:
        'Figure 3 compares random spikes with a uniform prior. Here the prior is relaxed too, and posteriors have one hump.',
    },
    [
      relaxed && {
        measure: 'divergence',
        holds: relaxed.every(({ audit }) => audit.relaxed!.term1.mean <= audit.term1.mean),
        text: `KL of z, which the decoder sees (measured from below), against eq. (4): ${relaxedText(relaxed)} nats.`,
      },
      found && {
        measure: 'bound',
        holds: found.every((row) => gapOf(row) <= margin),
        text: `L with one-hot categories against the reported one: ${found
          .map(
            (row) => `${shortName(row)} ${nats(row.audit.bound.mean)} against ${nats(row.audit.paper.mean)}`,
          )
          .join('; ')}.`,
      },
    ],
  );
}

export const claimsOfBounds = (rows: MeasuredRows): MeasuredClaim[] => [
  temperature(rows),
  lowerBound(rows),
  upperBound(rows),
];
