/** Table 1 of the paper beside runs of ours beside their audit, and what these runs say of its claims, and of ours. */
import { useState } from 'react';
import type { Experiment, Move } from '../../experiment/experiment';
import { measuredClaims } from '../../experiment/table1/claims';
import { claimsOfFamilies } from '../../experiment/table1/claims-of-families';
import { familyRows } from '../../experiment/table1/family-rows';
import { recordedRuns } from '../../experiment/table1/figures';
import { measuredRows } from '../../experiment/table1/measured-rows';
import { measuredFive } from '../../experiment/table1/section-five';
import { extraRows, paperRows, tableRows } from '../../experiment/table1/rows';
import type { TableRow } from '../../experiment/table1/table-row';
import { summarise } from '../../experiment/table1/summary';
import { linked } from '../../state/experiment-store';
import { runSlice, hasRun } from '../../state/run-store';
import { usePage, useSlice } from '../../state/use-page';
import { useViewSettings } from '../../state/use-view-settings';
import { Explain } from '../../ui/explain';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { ClaimsList } from './claims-list';
import type { ColumnName, Entry } from './columns';
import { reproductionWords } from './reproduction-words';
import { ResultsTable } from './results-table';
import { SvhnTable } from './svhn-table';
import { tableFields } from './table-settings';
import '../lab.css';
import './table1.css';

const summaries = summarise(tableRows, recordedRuns);
const entriesOf = (rows: readonly TableRow[]): Entry[] =>
  rows.map((row) => ({ row, summary: summaries.find((summary) => summary.row === row) ?? null }));
const claims = measuredClaims(summaries, measuredFive);
const familyClaims = claimsOfFamilies(measuredRows([...summaries, ...summarise(familyRows, recordedRuns)]));
/** Numbers that an audit says of itself, of all that were audited: '100', or '100 to 1,000'. */
function range(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(formatCount);
  return least === most ? least : `${least} to ${most}`;
}
const audits = summaries.flatMap(({ audit }) => audit ?? []);
const weighted = audits.flatMap(({ binarised }) => binarised ?? []);

interface Settings {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
}

export function Table1View() {
  const { values, notices, set } = useViewSettings('table1', tableFields);
  const { sort, descending, extra } = values;
  const { actions, experiment } = usePage();
  const run = useSlice(runSlice, (state) => hasRun(state.status));
  const [before, setBefore] = useState<Settings | null>(null);
  const load = async (wanted: Settings, previous: Settings | null) => {
    setBefore(previous);
    await actions.openLink(wanted.experiment, wanted.moves, []);
    actions.show('train');
  };
  const button = (row: TableRow) => (
    <button
      type="button"
      className="table1-load"
      onClick={() => void load({ experiment: row.experiment, moves: [] }, linked(experiment.getState()))}
    >
      {run ? 'Leave the run, load' : 'Load'}
      <span className="visually-hidden"> {row.label} and go to Train</span>
    </button>
  );
  const onSort = (column: ColumnName) =>
    set({ sort: column, descending: column === sort ? !descending : false });
  return (
    <>
      {notices.length > 0 && <Notice role="status">{notices.join(' ')}</Notice>}
      <section className="lab-panel table1" aria-labelledby="table1-heading">
        <h2 id="table1-heading">Table 1 (a), MNIST</h2>
        <About />
        <div className="lab-tools">
          <label className="check">
            <input
              type="checkbox"
              checked={extra}
              onChange={({ target }) => set({ extra: target.checked })}
            />
            {tableFields.extra.label}
          </label>
          {before && (
            <button type="button" className="quiet" onClick={() => void load(before, null)}>
              Restore the previous settings
            </button>
          )}
        </div>
        <ResultsTable
          entries={entriesOf(extra ? [...paperRows, ...extraRows] : paperRows)}
          {...{ sort, descending, onSort }}
          button={({ row }) => button(row)}
        />
      </section>
      <section className="lab-panel table1" aria-labelledby="table1-claims-heading">
        <h2 id="table1-claims-heading">Claims and measures</h2>
        <p className="quiet-text">Two values of L count as different from 0.5 nats on.</p>
        <Explain of="the claims">
          <p>
            Each claim stands in our words, with each measure’s verdict. Different seeds alone differ by less
            than 0.5 nats.
          </p>
        </Explain>
        <ClaimsList claims={claims} />
      </section>
      <section className="lab-panel table1" aria-labelledby="table1-families-heading">
        <h2 id="table1-families-heading">Beyond the paper: families and priors</h2>
        <p className="quiet-text">These claims are ours, not the paper’s.</p>
        <Explain of="families and priors">
          <p>CG-VAE takes other densities than the paper, and every model other priors.</p>
        </Explain>
        <ClaimsList claims={familyClaims} />
      </section>
      <section className="lab-panel table1" aria-labelledby="table1-svhn-heading">
        <h2 id="table1-svhn-heading">Table 1 (b), SVHN</h2>
        <SvhnTable button={button} />
      </section>
    </>
  );
}

function About() {
  return (
    <>
      <p className="quiet-text">Lower is better. L of Cat-VAE and CG-BPEF-VAE is not a bound.</p>
      <Explain of="Table 1">
        <p>{reproductionWords(summaries)}</p>
        <p>
          For Gauss-VAE L is a bound. The decoder of the other two sees a relaxed, less noisy z, but term1 is
          that of the unrelaxed categories. So an audit measures the same parameters in the same way for all
          models.
        </p>
        <p>
          {formatCount(recordedRuns.length)} runs of 10,000 steps, made by <code>npm run table1</code>; their
          records are in the repository.{' '}
          {weighted.length > 0 &&
            `Audits are of ${range(audits.map(({ pictures }) => pictures))} test pictures, their NLL of the first ${range(weighted.map(({ pictures }) => pictures))} with K = ${range(weighted.map(({ samples }) => samples))} samples. `}
          All in nats per picture.
        </p>
        <p>Click a column’s head to sort. A row’s name links to its experiment; Load opens it in Train.</p>
      </Explain>
    </>
  );
}
