/** The build warns of nothing: a warning that is always there hides the next one, and frightens whoever runs `npm start` first. */
import { build, createLogger } from 'vite';
import { expect, it } from 'vitest';

it('builds the page without a warning', async () => {
  const said: string[] = [];
  const logger = createLogger('warn');
  const note = (text: string) => void said.push(text);
  const customLogger = { ...logger, warn: note, warnOnce: note, error: note };
  await build({ mode: 'production', customLogger, logLevel: 'warn', build: { write: false } });
  expect(said).toEqual([]);
});
