/** The functions that log q adds, as the panel writes and draws them. */
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { CommonSettings } from '../../../models/contract';
import { specOf, type ModelId } from '../../../models/registry';
import { defaultsOf } from '../../../schema/read-values';
import { curvesOf, HEIGHT } from './statistic-curve';
import { Statistics } from './statistics';

function shown(id: ModelId, own: object, head: readonly number[] = []): string {
  const spec = specOf(id);
  const settings = { ...defaultsOf(spec.fields), ...own } as unknown as CommonSettings;
  const posterior = { head, prior: [] };
  return renderToString(
    <Statistics
      spec={spec}
      posterior={posterior}
      settings={settings}
      dimension={1}
      place={0}
      title="a picture"
    />,
  );
}

const textOf = (html: string) => html.replace(/<!-- -->/g, '').replace(/<[^>]*>/g, '|');

describe('Statistics', () => {
  it('names each function with its coefficient of the picked dimension', () => {
    const html = shown('cg', { family: 'custom', statistics: 'z; sin(3*z)' }, [1, 2, -3.4567, 4]);
    expect(html.match(/<svg/g)).toHaveLength(2);
    expect(textOf(html)).toMatch(/\|z\|+, coefficient \|+−3\.46\|.*\|sin\(3\*z\)\|+, coefficient \|+4\|/);
  });

  it('says why there is none of free logits, and shows nothing of a model without', () => {
    expect(shown('cg', { family: 'free' })).toMatch(/^<p[^>]*>Each grid point has its own logit: /);
    expect(shown('cg', { family: 'mixture' })).toBe('');
    expect(shown('gauss', {})).toBe('');
  });
});

describe('curvesOf', () => {
  it('scales to the largest size, with 0 in the middle', () => {
    expect(curvesOf([-2, 0, 1])).toBe('M0.0 44.0L50.0 24.0L100.0 14.0');
    expect(curvesOf([0, 0])).toBe(`M0.0 ${HEIGHT / 2}.0L100.0 ${HEIGHT / 2}.0`);
  });

  it('breaks where there is no number', () => {
    expect(curvesOf([1, Infinity, -1])).toBe('M0.0 4.0M100.0 44.0');
  });
});
