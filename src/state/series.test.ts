import { describe, expect, it } from 'vitest';
import { inHand, isSame, ofSeries, placesOf, seriesKey, withItem } from './series';

const other = { run: 'another', model: 'gauss' } as const;

describe('a series', () => {
  it('is a run and a model: the same model of another run is another series', () => {
    expect(isSame(inHand('gauss'), inHand('gauss'))).toBe(true);
    expect(isSame(inHand('gauss'), other)).toBe(false);
    expect(isSame(inHand('gauss'), inHand('categorical'))).toBe(false);
    expect(new Set([inHand('gauss'), inHand('categorical'), other].map(seriesKey)).size).toBe(3);
  });

  it('keeps its item beside those of others, models in the order of the registry', () => {
    const item = (series: typeof other | ReturnType<typeof inHand>, value: number) => ({ series, value });
    const first = withItem([], item(inHand('cg-bpef'), 1));
    const second = withItem(first, item(inHand('gauss'), 2));
    const third = withItem(withItem(second, item(other, 3)), item(inHand('gauss'), 4));
    expect(second.map(({ series }) => series.model)).toEqual(['gauss', 'cg-bpef']);
    expect(third).toHaveLength(3);
    expect(ofSeries(third, inHand('gauss'))?.value).toBe(4);
    expect(ofSeries(third, other)?.value).toBe(3);
    expect(ofSeries(third, inHand('categorical'))).toBeUndefined();
  });

  it('has its model’s colour and dash while there is one run', () => {
    expect(placesOf(inHand('gauss'))).toEqual({ colour: 0, dash: 0 });
    expect(placesOf(inHand('cg-bpef'))).toEqual({ colour: 2, dash: 2 });
  });
});
