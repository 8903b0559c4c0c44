/** Tables of text, line by line: what parts their cells, and their lines one after the other. */
import { streamOf, type ByteSource } from '../bytes/byte-source';
import { refusal, refusing } from '../refusal';

/** Characters of a line: 64 x 64 pixels of three channels, ten digits each. */
const mostLine = 2 ** 18;

/** The mark that parts most cells; blanks, where there is none. */
export function separatorOf(line: string): string {
  const counted = [',', ';', '\t'].map((mark) => [line.split(mark).length, mark] as const);
  const [count, mark] = counted.reduce((a, b) => (b[0] > a[0] ? b : a));
  return count > 1 ? mark : ' ';
}

export const cellsOf = (line: string, separator: string): string[] =>
  (separator === ' ' ? line.trim().split(/ +/) : line.split(separator)).map((cell) =>
    cell.trim().replace(/^"(.*)"$/, '$1'),
  );

/** Visits the lines that are not empty; stops where a visit answers false. */
export async function eachLine(
  source: ByteSource,
  visit: (line: string, index: number) => Promise<boolean> | boolean,
): Promise<void> {
  const { name, size } = source;
  const reader = streamOf(source, 0, size).pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let index = 0;
  try {
    for (;;) {
      const { done, value = '' } = await refusing(name, '', 'a text', () => reader.read());
      const lines = (rest + value).split('\n');
      rest = done ? '' : lines.pop()!;
      for (const line of lines) {
        if (line.length > mostLine)
          throw refusal(name, `line ${index + 1}`, `at most ${mostLine} characters`, line.length);
        const text = index === 0 ? line.replace(/^\uFEFF/, '') : line;
        if (text.trim() !== '' && !(await visit(text.replace(/\r$/, ''), index++))) return;
      }
      if (rest.length > mostLine)
        throw refusal(name, `line ${index + 1}`, `at most ${mostLine} characters`, 'more');
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
