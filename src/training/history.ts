/** What a run has measured so far, in the shape of its JSON record (definition 15). Plain numbers; rewinds with the run. */
import type { Audit } from '../experiment/audit';
import { mostRows, rowsThatStay } from '../experiment/curve-rows';
import type { Evaluation, Metrics, TestFigures } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import type { KeptHistory } from './kept-run';
import { modelRecord } from './model-record';
import type { ModelRecord } from './run-contract';

interface Entry {
  readonly step: number[];
  readonly term1: number[];
  readonly term2: number[];
  evaluations: Evaluation[];
  test: TestFigures | null;
  audit: Audit | null;
  milliseconds: number;
  trained: number;
}

interface History {
  metrics(rows: readonly Metrics[]): void;
  evaluation(points: readonly Evaluation[]): void;
  test(figures: readonly TestFigures[]): void;
  audit(audit: Audit): void;
  /** Adds the time of training steps. */
  spent(model: ModelId, milliseconds: number, steps: number): void;
  /** Forgets what came after that many steps. */
  rewind(step: number): void;
  record(): Partial<Record<ModelId, ModelRecord>>;
  /** All of it, to go on from. */
  keep(): ReadonlyMap<ModelId, KeptHistory>;
}

function thin({ step, term1, term2 }: Entry): void {
  const stay = rowsThatStay(term1, term2, step.length);
  for (const column of [step, term1, term2]) {
    stay.forEach((from, to) => (column[to] = column[from]));
    column.length = stay.length;
  }
}

/** The shortest decimal that is the same float32: half the bytes of a record, and no bit less. */
export function shortestFloat32(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

export function createHistory(kept: ReadonlyMap<ModelId, KeptHistory> = new Map(), most = mostRows): History {
  const entries = new Map<ModelId, Entry>();
  for (const [model, { curve, evaluations, ...rest }] of kept) {
    const columns = { step: [...curve.step], term1: [...curve.term1], term2: [...curve.term2] };
    entries.set(model, { ...columns, evaluations: [...evaluations], ...rest });
  }
  const entry = (model: ModelId): Entry => {
    const found = entries.get(model);
    if (found) return found;
    const made: Entry = {
      step: [],
      term1: [],
      term2: [],
      evaluations: [],
      test: null,
      audit: null,
      milliseconds: 0,
      trained: 0,
    };
    entries.set(model, made);
    return made;
  };

  const keep = (): ReadonlyMap<ModelId, KeptHistory> =>
    new Map(
      [...entries].map(([model, { step, term1, term2, evaluations, ...rest }]) => {
        const curve = { step: [...step], term1: [...term1], term2: [...term2] };
        return [model, { curve, evaluations: [...evaluations], ...rest }];
      }),
    );

  return {
    metrics(rows) {
      for (const { model, step, term1, term2 } of rows) {
        const into = entry(model);
        for (let row = 0; row < step.length; row++) {
          // As soon as it is full: a run that goes on keeps the same rows.
          if (into.step.length >= most) thin(into);
          into.step.push(step[row]);
          into.term1.push(term1[row]);
          into.term2.push(term2[row]);
        }
      }
    },
    evaluation(points) {
      for (const point of points) entry(point.model).evaluations.push(point);
    },
    test(figures) {
      for (const figure of figures) entry(figure.model).test = figure;
    },
    audit(audit) {
      entry(audit.model).audit = audit;
    },
    spent(model, milliseconds, steps) {
      const into = entry(model);
      into.milliseconds += milliseconds;
      into.trained += steps;
    },
    rewind(step) {
      for (const into of entries.values()) {
        const keep = into.step.filter((s) => s <= step).length;
        for (const column of [into.step, into.term1, into.term2]) column.length = keep;
        into.evaluations = into.evaluations.filter((point) => point.step <= step);
        into.test = null;
        if (into.audit && into.audit.step > step) into.audit = null;
      }
    },
    keep,
    record: () =>
      Object.fromEntries(
        [...keep()].map(([model, kept]) => [
          model,
          modelRecord(kept, (values) => values.map(shortestFloat32)),
        ]),
      ),
  };
}
