/** Progress of several jobs on stderr: one rewritten line on a terminal, a line every half minute elsewhere. Knows nothing of what the jobs do. */
import { timeLeft, type Terminal } from '../progress';

/** Milliseconds between two lines where they cannot be rewritten, and where they can. */
const APART = 30_000;
const ON_TERMINAL = 1000;

interface Board {
  /** What is at work now, in words; replaces what was said of it before. */
  at(name: string, words: string): void;
  /** It is done or failed: a line that stays. */
  settled(name: string, words: string): void;
  end(): void;
}

interface BoardOptions {
  readonly terminal: Terminal;
  readonly jobs: number;
  /** Of them, those that were done before. */
  readonly before?: number;
  /** Milliseconds that are left; null where that is not known yet. */
  readonly left: () => number | null;
}

export function createBoard({ terminal, jobs, before = 0, left }: BoardOptions): Board {
  const current = new Map<string, string>();
  let settled = before;
  const clear = () => terminal.isTTY && terminal.write('\r\x1b[K');
  const say = () => {
    if (current.size === 0) return;
    const now = [...current].map(([name, words]) => `${name} ${words}`).join(', ');
    const rest = left();
    const time = rest === null ? timeLeft(null) : `about ${timeLeft(rest / 1000)}`;
    const text = `${settled} of ${jobs} done, ${time}; ${now}`;
    if (terminal.isTTY) terminal.write(`\r\x1b[K${text.slice(0, (terminal.columns ?? 80) - 1)}`);
    else terminal.write(`${text}\n`);
  };
  const timer = setInterval(say, terminal.isTTY ? ON_TERMINAL : APART);
  timer.unref();
  return {
    at: (name, words) => void current.set(name, words),
    settled(name, words) {
      current.delete(name);
      settled++;
      clear();
      terminal.write(`${name}: ${words}\n`);
    },
    end() {
      clearInterval(timer);
      clear();
    },
  };
}
