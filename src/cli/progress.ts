/** What the command line says on stderr while it trains: one rewritten line on a terminal, a line every ten seconds elsewhere. */
import type { EngineEvent, Events, Status } from '../engine/protocol';
import { modelIds, specOf, type ModelId } from '../models/registry';

/** Milliseconds between two lines where they cannot be rewritten. */
const interval = 10_000;
const count = new Intl.NumberFormat('en-GB');

export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** How far a long measurement of a model is. */
type Measured = Omit<Events['measuring'], 'command'>;

interface ProgressLines {
  take(event: EngineEvent): void;
  measuring(how: Measured): void;
  /** A line that stays. */
  line(text: string): void;
  /** Leaves the cursor on a fresh line. */
  end(): void;
}

/** "1:02:05 left", or that it is being measured. */
export function timeLeft(seconds: number | null): string {
  if (seconds === null) return 'measuring';
  const whole = Math.ceil(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const clock = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  return `${clock}:${two(whole % 60)} left`;
}

/** How far a training is, from a line that it says where lines cannot be rewritten; null of any other line. */
export function readProgress(line: string): { readonly step: number; readonly steps: number } | null {
  const found = /^step ([\d,]+) \/ ([\d,]+) /.exec(line);
  if (!found) return null;
  const [step, steps] = found.slice(1).map((text) => Number(text.replaceAll(',', '')));
  return { step, steps };
}

export function createProgress(terminal: Terminal, now: () => number): ProgressLines {
  const losses = new Map<ModelId, number>();
  let lastLine = -Infinity;
  let rewritable = false;
  const prepared = new Set<string>();

  function line(text: string): void {
    terminal.write(`${rewritable ? '\r\x1b[K' : ''}${text}\n`);
    rewritable = false;
  }

  function rewrite(text: string): void {
    const width = (terminal.columns ?? 80) - 1;
    terminal.write(`\r\x1b[K${text.slice(0, width)}`);
    rewritable = true;
  }

  function status({ state, step, steps, stepsPerSecond, secondsLeft }: Status): void {
    if (state !== 'training' && state !== 'evaluating') return;
    const shown = modelIds
      .filter((id) => losses.has(id))
      .map((id) => `${specOf(id).name} ${losses.get(id)!.toFixed(1)}`);
    const pace = `${stepsPerSecond < 10 ? stepsPerSecond.toFixed(1) : Math.round(stepsPerSecond)} steps/s`;
    const what = state === 'evaluating' ? 'evaluating' : timeLeft(secondsLeft);
    const text = [`step ${count.format(step)} / ${count.format(steps)}`, ...shown, pace, what].join('  ');
    if (terminal.isTTY) return rewrite(text);
    if (step === 0 || now() - lastLine < interval) return;
    lastLine = now();
    line(text);
  }

  function measuring({ model, done, total }: Measured): void {
    const text = `measuring ${specOf(model).name}: ${Math.floor((100 * done) / total)}%`;
    if (terminal.isTTY) return rewrite(text);
    if (now() - lastLine < interval) return;
    lastLine = now();
    line(text);
  }

  return {
    measuring,
    take({ event, data }) {
      switch (event) {
        case 'status':
          return status(data);
        case 'progress': {
          const text = data.total
            ? `${data.text}: ${Math.floor((100 * data.loaded!) / data.total)}%`
            : data.text;
          if (terminal.isTTY) rewrite(text);
          else if (!prepared.has(data.text)) line(data.text);
          prepared.add(data.text);
          return;
        }
        case 'metrics':
          losses.set(data.model, data.term1.at(-1)! + data.term2.at(-1)!);
          return;
        case 'evaluation': {
          const { model, step, temperature, training, validation } = data;
          const of = ({ term1, term2 }: typeof training) =>
            `L ${(term1 + term2).toFixed(2)} (term2 ${term2.toFixed(2)})`;
          const at = temperature === null ? '' : ` at T ${temperature}`;
          return line(
            `step ${count.format(step)}  ${specOf(model).name}${at}: training ${of(training)}, validation ${of(validation)}`,
          );
        }
        case 'measuring':
          return measuring(data);
        case 'moved':
          for (const { step, field, value } of data)
            line(`step ${count.format(step)}: ${field} ${String(value)}`);
          return;
        case 'notice':
        case 'test':
        case 'failure':
          return;
      }
    },
    line,
    end() {
      if (rewritable) terminal.write('\n');
      rewritable = false;
    },
  };
}
