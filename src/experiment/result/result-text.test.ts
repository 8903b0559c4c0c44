/** A result in a link: what comes back, how long it may get, and that damage leaves the link as one without it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink } from '../decode-link';
import { defaultExperiment } from '../default-experiment';
import { encodeLink } from '../encode-link';
import { readResult, resultText } from './result-text';
import { checkSum, toHalf } from './result';
import { measuredRun } from './testing/measured';

const read = (text: string) => {
  const answer = readResult(text);
  if (!('result' in answer)) throw new Error(answer.notice);
  return answer.result;
};

const linkWith = (text: string) => encodeLink(defaultExperiment(), [], {}, [], undefined, { result: text });

const longPlan = `tfjs-4.22.0+fused-2(${'400x784.large.dx=shared,'.repeat(9)})`;

describe('a result as text', () => {
  it('comes back: the early losses and the last evaluation in every bit, the rest to half precision', () => {
    const measured = measuredRun({ steps: 2345 });
    const result = read(resultText(measured)!);
    expect(result).toMatchObject({
      ...{ step: 2345, digest: '0123456789ab', backend: 'wasm', plan: 'tfjs-4.22.0+heap-1', device: 0 },
    });
    expect([...result.models.keys()]).toEqual([...measured.models.keys()]);
    for (const [id, model] of measured.models) {
      const { early, last, validation, minibatch } = result.models.get(id)!;
      expect(early).toEqual(model.early);
      expect(last).toEqual(model.validation.at(-1));
      expect(validation.map(({ step }) => step)).toEqual([500, 1000, 1500, 2000]);
      expect(validation[1].term2).toBe(toHalf(model.validation[1].term2));
      expect(minibatch.length).toBeGreaterThan(3);
      expect([minibatch[0].step, minibatch.at(-1)!.step]).toEqual([1, 2345]);
    }
  });

  it.each<[string, Parameters<typeof measuredRun>[0]]>([
    ['a run of 20,000 steps', {}],
    ['losses beyond half precision', { size: 1e30 }],
    ['losses of almost nothing', { size: 1e-30 }],
    ['losses below nought', { size: -1e5 }],
    ['a plan of many choices', { computer: ['webgpu', longPlan, 'a card of a long name'] }],
    ['no sha256', { digest: null }],
  ])('takes at most 700 characters for three models: %s', (_, take) => {
    const measured = measuredRun({ steps: 20_000, ...take });
    const link = linkWith(resultText(measured)!);
    const part = link.slice(link.indexOf('&result='));
    expect(part.length).toBeLessThanOrEqual(700);
    const result = read(decodeLink(link).result!);
    expect(result.plan.length).toBeLessThanOrEqual(60);
    const { validation, minibatch } = result.models.get('gauss')!;
    expect(validation.length).toBeGreaterThanOrEqual(4);
    expect(minibatch.length).toBeGreaterThanOrEqual(2);
    for (const one of [...validation, ...minibatch]) expect(Number.isFinite(one.term2)).toBe(true);
  });

  it.each([0, 99, 119])('is none where it has figures of a step after its own, %i', (step) => {
    const withStep = (changed: number) => {
      const text = resultText(measuredRun({ steps: 120 }))!;
      const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
        one.charCodeAt(0),
      );
      // Behind the version.
      expect(bytes[1]).toBe(120);
      bytes[1] = changed;
      new DataView(bytes.buffer).setUint32(bytes.length - 4, checkSum(bytes.subarray(0, -4)));
      return btoa(String.fromCharCode(...bytes))
        .replaceAll('+', '-')
        .replaceAll('/', '_');
    };
    expect(read(withStep(120)).step).toBe(120);
    expect(readResult(withStep(step))).toEqual({
      notice: 'result: expected an undamaged one; left it out.',
    });
  });

  it('is none before anything was measured', () => {
    expect(resultText({ ...measuredRun(), digest: null })).toBeNull();
    expect(resultText(measuredRun({ models: [] }))).toBeNull();
  });
});

describe('a link with a result', () => {
  const text = resultText(measuredRun({ steps: 20_000 }))!;
  const whole = linkWith(text);

  it('is that without one, and its result', () => {
    const { result, ...rest } = decodeLink(whole);
    expect(result).toBe(text);
    const { result: none, ...bare } = decodeLink(encodeLink(defaultExperiment(), []));
    expect(none).toBeNull();
    expect(rest).toEqual(bare);
  });

  it.each([
    ['a bracket behind it', (link: string) => `(${link}).`],
    ['its signs escaped', (link: string) => link.replaceAll('&', '&amp;')],
    ['blanks within', (link: string) => link.replace(/(.{60})/g, '$1\n')],
  ])('is read as it was sent with %s', (_, damage) => {
    expect(read(decodeLink(damage(whole)).result!)).toEqual(read(text));
  });

  it.each([
    ['cut', text.slice(0, -40), 'an undamaged one'],
    [
      'of a letter changed',
      `${text.slice(0, 60)}${text[60] === 'A' ? 'B' : 'A'}${text.slice(61)}`,
      'an undamaged one',
    ],
    ['of strange letters', '(((', 'an undamaged one'],
    ['empty', '', 'an undamaged one'],
    ['too long', 'A'.repeat(900), 'at most 692 characters, got 900'],
  ])('says of one that is %s what was expected, and the rest of the link is read', (_, damaged, expected) => {
    const { result, ...rest } = decodeLink(linkWith(damaged));
    expect(readResult(result!)).toEqual({ notice: `result: expected ${expected}; left it out.` });
    const { result: none, ...bare } = decodeLink(encodeLink(defaultExperiment(), []));
    expect([none, rest]).toEqual([null, bare]);
  });

  it('never throws and takes no time over 10,000 mutations, and what has the check sum is the result', () => {
    const change = fc.record({
      at: fc.nat(text.length),
      cut: fc.nat(30),
      put: fc.base64String({ maxLength: 40 }),
    });
    const mutations = fc.sample(fc.array(change, { minLength: 1, maxLength: 3 }), {
      numRuns: 10_000,
      seed: 7,
    });
    let slowest = 0;
    for (const changes of mutations) {
      const mutated = changes.reduce(
        (one, { at, cut, put }) => one.slice(0, at) + put + one.slice(at + cut),
        text,
      );
      const { user } = process.cpuUsage();
      const answer = readResult(mutated);
      slowest = Math.max(slowest, process.cpuUsage().user - user);
      if ('result' in answer) expect(answer.result).toEqual(read(text));
    }
    expect(slowest / 1000).toBeLessThan(200);
  });
});
