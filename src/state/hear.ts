/** Writes what the engine says into the stores; asks nothing and decides nothing. */
import type { EngineEvent, EngineFailure, Status } from '../engine/protocol';
import { nameOf } from './model-names';
import { endsEngine, milestoneOf, type Again } from './run-store';
import type { Stores } from './stores';

/** Each model's last validation L, in words. */
function figures({ metrics }: Stores): string {
  const parts = metrics.getState().curves.flatMap(({ evaluations }) => {
    const last = evaluations.at(-1);
    if (!last) return [];
    const L = last.validation.term1 + last.validation.term2;
    return [`${nameOf(last.model)} ${L.toFixed(1)} nats`];
  });
  return parts.length > 0 ? ` Validation L: ${parts.join(', ')}.` : '';
}

/** Whether a branch has come to where the run before it was. */
const isThere = ({ begun, to }: Again, { state, step }: Status): boolean =>
  begun && state !== 'preparing' && step >= to;

/** The branch under way, if any, as it is with that status. */
function againWith(again: Again | null, status: Status): Again | null {
  if (again === null || isThere(again, status)) return null;
  return again.begun || status.state !== 'preparing' ? again : { ...again, begun: true };
}

function hearStatus(status: Status, stores: Stores): void {
  const { again } = stores.run.getState();
  // Moves that wait for the next step are not told: the controls take them now.
  if (again && isThere(again, status)) stores.experiment.rewind(again.to, stores.experiment.getState().moves);
  stores.run.setState((state) => {
    const milestone = milestoneOf(state.status, status);
    return {
      status,
      again: againWith(again, status),
      milestone: milestone === null ? state.milestone : milestone + figures(stores),
      // What went wrong is over once steps are trained again, and silence with the first word.
      failure: status.state === 'training' || state.failure?.kind === 'silent' ? null : state.failure,
    };
  });
}

function hearFailure(failure: EngineFailure, { run }: Stores): void {
  // These end the engine with its run; the next command has to open it again. A silent one may still answer.
  const gone = endsEngine(failure) && failure.kind !== 'silent';
  run.setState(({ status, backend }) => ({
    failure,
    status: { ...status, state: 'failed', stepsPerSecond: 0, secondsLeft: null },
    backend: gone ? null : backend,
  }));
}

export function hear(event: EngineEvent, stores: Stores): void {
  const { experiment, run, metrics } = stores;
  switch (event.event) {
    case 'status':
      return hearStatus(event.data, stores);
    case 'progress':
      return run.setState({ progress: event.data });
    case 'dataset':
      return run.setState({ dataset: event.data });
    case 'metrics':
      return metrics.metrics(event.data);
    case 'evaluation':
      return metrics.evaluation(event.data);
    case 'test':
      return metrics.test(event.data);
    case 'digest':
      return run.setState({ digest: event.data });
    case 'moved':
      // Written down already, when it was made by hand or came with the link; a replayed one moves its control now.
      experiment.setLive(event.data);
      return metrics.mark(event.data);
    case 'rewound':
      experiment.rewind(event.data.step, event.data.moves);
      return metrics.rewind(event.data.step);
    case 'notice':
      return experiment.notice([event.data.text]);
    case 'failure':
      return hearFailure(event.data, stores);
  }
}
