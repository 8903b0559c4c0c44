/** How far an audit of several stages has come, in one measure: pictures decoded once, or as much work as that. */
import { mapped } from './mapped';

export interface AuditProgress {
  readonly done: number;
  readonly total: number;
}

export interface Stages<S extends string> {
  /** The result of a stage; of what it yields, `whole` is all. */
  run<R>(
    stage: S,
    work: AsyncGenerator<number, R, void>,
    whole: number,
  ): AsyncGenerator<AuditProgress, R, void>;
}

/** Stages of those costs, run one after the other. */
export function createStages<S extends string>(costs: Readonly<Record<S, number>>): Stages<S> {
  const total = Math.round(Object.values<number>(costs).reduce((sum, cost) => sum + cost, 0));
  let before = 0;
  return {
    async *run(stage, work, whole) {
      const cost = costs[stage];
      const result = yield* mapped(work, (done) => ({
        done: Math.round(before + (cost * done) / whole),
        total,
      }));
      before += cost;
      return result;
    },
  };
}
