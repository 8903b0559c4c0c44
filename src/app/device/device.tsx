/** What trains here, why, and whether it computes right: the sheet on this device. */
import { deviceSlice } from './device-store';
import { runSlice } from '../../state/run-store';
import { useActions, useSlice } from '../../state/use-page';
import type { DeviceReport } from '../../engine/protocol';
import { canStayAwake } from '../stay-awake';
import { AwakeSwitch } from './awake-switch';
import { CheckButton } from './check-button';
import { CopyReport } from './copy-report';
import { backendFacts, candidateFacts, deviceFacts, limitFacts, type Fact } from './facts';
import { FindingsTable } from './findings-table';
import { rowsOf } from './worst';

export function Device() {
  const backend = useSlice(runSlice, (state) => state.backend);
  const report = useSlice(deviceSlice, (state) => state.report);
  return (
    <div className="device-body">
      {backend ? (
        <>
          <p>{backend.reason}</p>
          <Facts facts={[...backendFacts(backend), ...(report ? deviceFacts(report) : [])]} />
          <details>
            <summary>What became of each backend</summary>
            <Facts facts={candidateFacts(backend)} />
          </details>
        </>
      ) : (
        <p>No backend is chosen yet.</p>
      )}
      {canStayAwake(window) && <AwakeSwitch />}
      <CheckButton />
      {report && <Checked report={report} />}
    </div>
  );
}

function Checked({ report }: { readonly report: DeviceReport }) {
  const limits = limitFacts(report);
  const wrong = rowsOf(report.findings).some((row) => row.wrong);
  return (
    <>
      {wrong && <WayOut />}
      <FindingsTable findings={report.findings} />
      {limits.length > 0 && (
        <details>
          <summary>Limits of the graphics device</summary>
          <Facts facts={limits} />
        </details>
      )}
      <div className="device-copy">
        <CopyReport report={report} />
      </div>
    </>
  );
}

/** What the page does instead, once it is asked to. */
function WayOut() {
  const actions = useActions();
  const choice = useSlice(runSlice, (state) => state.choice);
  return (
    <div className="notice notice-alert">
      <p>
        Results of this run cannot be trusted. Restart the backend: it is checked first, and faulty kernels
        are replaced by TensorFlow.js’s. A backend that is itself faulty is skipped. A restart ends this run.
      </p>
      <button type="button" onClick={() => void actions.chooseBackend(choice)}>
        Restart the backend
      </button>
    </div>
  );
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="device-facts">
      {facts.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
