/** How fast a run trains and how long it still takes, from the time its beats took. Knows no clock. */

/** Milliseconds of training over which the speed is taken. */
const window = 3000;
/** Validation's rhythm (definition 6): until it has been seen once around, its cost is spread over this many steps. */
const evaluationRhythm = 500;

interface Stretch {
  steps: number;
  milliseconds: number;
}

interface Pace {
  trained(steps: number, milliseconds: number): void;
  evaluated(milliseconds: number): void;
  /** While training; 0 until measured. */
  stepsPerSecond(): number;
  /** For that many more steps, with the measured share of evaluation; null until measured. */
  secondsFor(steps: number): number | null;
}

export function createPace(): Pace {
  const recent: Stretch[] = [];
  const sum: Stretch = { steps: 0, milliseconds: 0 };
  let steps = 0;
  let evaluating = 0;

  const stepsPerSecond = () => (sum.milliseconds > 0 ? (1000 * sum.steps) / sum.milliseconds : 0);

  return {
    trained(more, milliseconds) {
      steps += more;
      recent.push({ steps: more, milliseconds });
      sum.steps += more;
      sum.milliseconds += milliseconds;
      while (recent.length > 1 && sum.milliseconds - recent[0].milliseconds >= window) {
        const old = recent.shift()!;
        sum.steps -= old.steps;
        sum.milliseconds -= old.milliseconds;
      }
    },
    evaluated(milliseconds) {
      evaluating += milliseconds;
    },
    stepsPerSecond,
    secondsFor(more) {
      const speed = stepsPerSecond();
      if (speed === 0) return null;
      const share = evaluating / 1000 / Math.max(steps, evaluationRhythm);
      return more * (1 / speed + share);
    },
  };
}
