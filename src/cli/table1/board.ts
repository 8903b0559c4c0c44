/** What `npm run table1` says on stderr while it works: one rewritten line on a terminal, a line every half minute elsewhere. */
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
  /** Milliseconds that are left. */
  readonly left: () => number;
}

export function createBoard({ terminal, jobs, left }: BoardOptions): Board {
  const current = new Map<string, string>();
  let settled = 0;
  const clear = () => terminal.isTTY && terminal.write('\r\x1b[K');
  const say = () => {
    if (current.size === 0) return;
    const now = [...current].map(([name, words]) => `${name} ${words}`).join(', ');
    const text = `${settled} of ${jobs} done, about ${timeLeft(left() / 1000)}; ${now}`;
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
