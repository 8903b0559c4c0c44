import type { ComponentType } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { latePart, type LatePart } from './late-part';

const Words: ComponentType<{ readonly words: string }> = ({ words }) => <p>{words}</p>;

const seen = ({ Part }: LatePart<{ readonly words: string }>) =>
  renderToString(<Part words="there" meanwhile={<p>meanwhile</p>} />);

describe('a late part', () => {
  it('leaves its place to something else where nothing has fetched it', () => {
    expect(seen(latePart(() => Promise.resolve(Words)))).toBe('<p>meanwhile</p>');
  });

  it('stands there at once where it was fetched ahead', async () => {
    const part = latePart(() => Promise.resolve(Words));
    await part.fetchAhead();
    expect(seen(part)).toBe('<p>there</p>');
  });

  it('is loaded once, and asked for again after it could not be had', async () => {
    let asked = 0;
    const part = latePart(() => {
      asked++;
      return asked === 1 ? Promise.reject(new Error('no network')) : Promise.resolve(Words);
    });
    await part.fetchAhead();
    expect(seen(part)).toBe('<p>meanwhile</p>');
    await Promise.all([part.fetchAhead(), part.fetchAhead()]);
    await part.fetchAhead();
    expect(asked).toBe(2);
    expect(seen(part)).toBe('<p>there</p>');
  });
});
