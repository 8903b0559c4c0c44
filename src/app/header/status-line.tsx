/** Where the run stands, in one line: state, step, speed, time left; and preparation while there is some. */
import { runSlice, isTraining } from '../../state/run-store';
import type { BackendName, Progress, Status } from '../../engine/protocol';
import { experimentSlice } from '../../state/experiment-store';
import { useSlice } from '../../state/use-page';
import { formatBytes, formatCount, formatDuration } from '../../ui/format';
import './status-line.css';

const words: Readonly<Record<Status['state'], string>> = {
  idle: 'Ready',
  preparing: 'Preparing',
  training: 'Training',
  evaluating: 'Evaluating',
  paused: 'Paused',
  finished: 'Finished',
  failed: 'Stopped',
};

export function StatusLine() {
  const status = useSlice(runSlice, (state) => state.status);
  const progress = useSlice(runSlice, (state) => state.progress);
  const backend = useSlice(runSlice, (state) => state.backend?.name);
  const budget = useSlice(experimentSlice, (state) => state.shown.steps);
  // An engine without a run knows of no budget.
  const steps = status.steps || budget;
  return (
    <div className="status-line" role="group" aria-label="Status of the run">
      <span className={`state state-${status.state}`}>{words[status.state]}</span>
      <span className="number">
        <span className="step-word">step</span>{' '}
        <b data-testid="step" translate="no">
          {formatCount(status.step)}
        </b>{' '}
        / {formatCount(steps)}
      </span>
      <progress aria-label="Steps trained" value={status.step} max={Math.max(1, steps)} />
      <Pace status={status} progress={progress} backend={backend} />
    </div>
  );
}

interface PaceProps {
  readonly status: Status;
  readonly progress: Progress | null;
  readonly backend: BackendName | undefined;
}

/** Speed and time left, or what is prepared before there is a speed: one of them in one place, so that nothing moves. */
function Pace({ status, progress, backend }: PaceProps) {
  if (progress && !isOver(progress)) return <Preparation progress={progress} />;
  if (isTraining(status) && status.step === 0) return <FirstStep backend={backend} />;
  return (
    <>
      <span className="number pace">
        {status.stepsPerSecond > 0 ? `${status.stepsPerSecond.toFixed(1)} steps/s` : '– steps/s'}
      </span>
      <span className="number pace">
        {isTraining(status) && status.secondsLeft !== null
          ? `${formatDuration(status.secondsLeft)} left`
          : '–:– left'}
      </span>
    </>
  );
}

/** The last of the data, and of the shaders, comes while a run may train already: there is no later word that it is in. */
const isOver = ({ stage, loaded, total }: Progress) =>
  stage === 'ready' || (stage !== 'backend' && total !== undefined && loaded === total);

/** The first step pays once for what the later ones find ready. */
function FirstStep({ backend }: { readonly backend: BackendName | undefined }) {
  const gpu = backend === 'webgpu' || backend === 'webgl';
  const text = gpu ? 'Compiling shaders and training the first step' : 'Training the first step';
  return (
    <span className="preparation">
      {text} <progress aria-label={text} />
    </span>
  );
}

function Preparation({ progress }: { readonly progress: Progress }) {
  const { stage, text, loaded = 0, total } = progress;
  const format = stage === 'shaders' ? formatCount : formatBytes;
  return (
    <span className="preparation">
      {text}
      {total ? (
        <>
          {' '}
          <progress aria-label={text} value={loaded} max={total} />{' '}
          <span className="number">
            {format(loaded)} of {format(total)}
          </span>
        </>
      ) : (
        ' …'
      )}
    </span>
  );
}
