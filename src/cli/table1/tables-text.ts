/** Table 1 and the claims in Markdown, out of the summaries of its rows. Pure. */
import { measureNames, type MeasuredClaim } from '../../experiment/table1/measured-claim';
import type { ExactSummary, OverSeeds, RowSummary, SummedImportance } from '../../experiment/table1/summary';
import { markdownTable } from '../markdown-table';

const none = '';

/** '97.31 ± 0.12', the deviation only where there are seeds to have one. */
function overSeedsText({ mean, deviation }: OverSeeds, digits = 2): string {
  const spread = deviation === null ? '' : ` ± ${deviation.toFixed(digits)}`;
  return `${mean.toFixed(digits)}${spread}`;
}

function signedText(value: number | null): string {
  if (value === null) return none;
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

function duration(seconds: number): string {
  const minutes = seconds / 60;
  return minutes < 10 ? minutes.toFixed(1) : String(Math.round(minutes));
}

const importanceText = (one: SummedImportance | null | undefined): string =>
  one ? `${one.mean.toFixed(2)} (K ${one.samples})` : none;

interface Column {
  readonly head: string;
  text(summary: RowSummary): string;
}

/** `floor`: the lowest term2 there can be, nats. */
const aboveFloor = (floor: number): Column => ({
  head: 'term2 above the floor',
  text: ({ term2 }) => (term2.mean - floor).toFixed(2),
});

const columns: readonly Column[] = [
  { head: 'row', text: ({ row }) => row.label },
  {
    head: 'paper: L (term2)',
    text: ({ row: { paper } }) =>
      paper ? `${paper.freeEnergy.toFixed(1)} (${paper.term2.toFixed(1)})` : none,
  },
  {
    head: 'here: L (term2)',
    text: ({ freeEnergy, term2 }) => `${overSeedsText(freeEnergy)} (${term2.mean.toFixed(2)})`,
  },
  { head: 'seeds', text: ({ seeds }) => seeds.join(', ') },
  { head: 'difference', text: ({ difference }) => signedText(difference) },
  { head: 'L, true bound', text: ({ audit }) => (audit?.bound ? overSeedsText(audit.bound) : none) },
  { head: 'eq. (4)', text: ({ audit }) => (audit ? audit.term1.mean.toFixed(1) : none) },
  {
    head: 'measured KL',
    text: ({ audit }) => {
      if (!audit) return none;
      const { relaxed } = audit;
      return relaxed ? `${relaxed.term1.mean.toFixed(1)} (${relaxed.of})` : 'the same';
    },
  },
  { head: 'IW-NLL grey', text: ({ audit }) => importanceText(audit?.grey) },
  { head: 'IW-NLL binarised', text: ({ audit }) => importanceText(audit?.binarised) },
  { head: 'minutes', text: ({ seconds }) => duration(seconds) },
];

/** One row a summary; with a floor of term2, nats, how far above it each stands. */
export function summaryTable(summaries: readonly RowSummary[], floor: number | null = null): string {
  const shown = floor === null ? columns : columns.toSpliced(3, 0, aboveFloor(floor));
  return markdownTable(
    shown.map(({ head }) => head),
    summaries.map((summary) => shown.map((column) => column.text(summary))),
    1,
  );
}

const share = (value: number) => `${(100 * value).toFixed(1)} %`;

const exactColumns: readonly { readonly head: string; text(row: RowSummary, exact: ExactSummary): string }[] =
  [
    { head: 'row', text: ({ row }) => row.label },
    { head: 'seeds', text: ({ seeds }) => seeds.join(', ') },
    { head: 'L', text: (_, { freeEnergy }) => overSeedsText(freeEnergy) },
    { head: '-log p(x)', text: (_, { nll }) => overSeedsText(nll) },
    {
      head: 'gap (median)',
      text: (_, { gap, median }) => `${overSeedsText(gap)} (${median.mean.toFixed(2)})`,
    },
    { head: 'factorising', text: (_, { floor }) => floor.mean.toFixed(3) },
    { head: 'shape', text: (_, { floor, family }) => (family.mean - floor.mean).toFixed(3) },
    { head: 'encoder', text: (_, { amortisation }) => overSeedsText(amortisation) },
    {
      head: 'two modes: truth, q',
      text: (_, { twoModes, ownTwoModes }) => `${share(twoModes)}, ${share(ownTwoModes)}`,
    },
    {
      head: 'IW-NLL minus exact',
      text: (_, { importanceAbove: above }) =>
        above ? `${above.mean.toFixed(2)} ± ${above.standardError.toFixed(2)} (K ${above.samples})` : none,
    },
  ];

/** One row a summary whose evidence was summed. */
export const exactTable = (summaries: readonly RowSummary[]): string =>
  markdownTable(
    exactColumns.map(({ head }) => head),
    summaries.flatMap((summary) =>
      summary.exact ? [exactColumns.map(({ text }) => text(summary, summary.exact!))] : [],
    ),
    2,
  );

function claimText({ claim, source, verdict, readings, remark }: MeasuredClaim): string {
  const found = readings.map(
    ({ measure, holds, text }) =>
      `  - By ${measureNames[measure]} it ${holds ? 'holds' : 'does not hold'}. ${text}`,
  );
  const note = remark === null ? [] : [`  - ${remark}`];
  return [`- ${claim} (${source}): **${verdict}**.`, ...found, ...note].join('\n');
}

export const claimsText = (claims: readonly MeasuredClaim[]): string => claims.map(claimText).join('\n');
