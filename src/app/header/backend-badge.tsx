/** Which backend trains, why, what became of the others, and a choice to take another. */
import { useId } from 'react';
import type { BackendChoice, BackendReport } from '../../engine/protocol';
import { runSlice } from '../../state/run-store';
import { useActions, useSlice } from '../../state/use-page';
import './backend-badge.css';

const choices: readonly (readonly [BackendChoice, string])[] = [
  ['auto', 'Automatic (the fastest that works)'],
  ['webgpu', 'WebGPU'],
  ['webgl', 'WebGL'],
  ['wasm', 'WebAssembly'],
  ['cpu', 'Plain JavaScript'],
];

const short: Readonly<Record<BackendReport['name'], string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
};

export function BackendBadge() {
  const actions = useActions();
  const id = useId();
  const backend = useSlice(runSlice, (state) => state.backend);
  const opening = useSlice(runSlice, (state) => state.opening);
  const choice = useSlice(runSlice, (state) => state.choice);
  const name = backend ? short[backend.name] : opening ? 'choosing …' : 'not chosen yet';
  return (
    <details className="badge">
      <summary>
        <span className="badge-word">Backend:</span> {name}
      </summary>
      <div className="badge-body">
        <label htmlFor={id}>Train with</label>
        <select
          id={id}
          value={choice}
          disabled={opening}
          onChange={(event) => void actions.chooseBackend(event.target.value as BackendChoice)}
        >
          {choices.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        <p className="setting-note">
          Another backend ends the current run. Train then starts it from step 0.
        </p>
        {backend && <Report backend={backend} />}
      </div>
    </details>
  );
}

function Report({ backend }: { readonly backend: BackendReport }) {
  return (
    <>
      <p>
        {backend.reason} {backend.device && `Device: ${backend.device}. `}
        {backend.threads > 1
          ? `${backend.threads} threads; while you use the page, one core is left to it. `
          : ''}
        Kernel plan {backend.plan}.
      </p>
      <table>
        <caption className="visually-hidden">What became of each backend on this device</caption>
        <thead>
          <tr>
            <th scope="col">Backend</th>
            <th scope="col">ms a step</th>
            <th scope="col">What became of it</th>
          </tr>
        </thead>
        <tbody>
          {backend.candidates.map((candidate) => (
            <tr key={candidate.name}>
              <th scope="row">{short[candidate.name]}</th>
              <td className="number" translate="no">
                {candidate.millisecondsPerStep?.toFixed(1) ?? '–'}
              </td>
              <td>
                {candidate.state}: {candidate.reason}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
