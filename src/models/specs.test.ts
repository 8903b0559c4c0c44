/** What holds for the pure half of every model, a fourth one too. */
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../schema/read-values';
import type { CommonSettings } from './contract';
import { modelIds, specOf } from './registry';

describe.each(modelIds)('%s', (id) => {
  const spec = specOf(id);
  const settings = defaultsOf(spec.fields) as unknown as CommonSettings;
  const latent = settings.latent;
  // Any numbers of the right count make a posterior.
  const head = Array.from({ length: spec.headSize(settings) }, (_, i) => Math.sin(3 * i + 1));
  const priorSize = spec
    .priorParameters(settings)
    .reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  const prior = Array.from({ length: priorSize }, (_, i) => 0.3 * Math.cos(5 * i));
  const posterior = { head, prior };

  it('is registered under its own id', () => {
    expect(spec.id).toBe(id);
    expect(spec.name).not.toBe('');
  });

  it('takes its defaults as they are', () => {
    expect(spec.mend(settings)).toEqual({ settings, notices: [] });
  });

  it('has a KL for every dimension, none of them negative', () => {
    const kl = spec.klByDimension(posterior, settings);
    expect(kl).toHaveLength(latent);
    for (const value of kl) expect(value).toBeGreaterThan(0);
    expect(kl.map((_, j) => spec.klOfDimension(posterior, j, settings))).toEqual(kl);
  });

  it('has its mean on the axis of its traversal, which passes through it', () => {
    const { positions } = spec.traversal(posterior, 1, 5, settings);
    const place = spec.position(posterior, 1, settings);
    expect(place).toBeGreaterThan(positions[0]);
    expect(place).toBeLessThan(positions[4]);
    expect(spec.position(posterior, 2, settings)).not.toBe(place);
  });

  it('draws a posterior and a prior that sum or integrate to 1', () => {
    for (let j = 0; j < latent; j++) {
      const drawables = spec.drawables(posterior, j, settings);
      expect(drawables.slice(0, 2).map(({ name }) => name)).toEqual(['posterior', 'prior']);
      for (const drawable of drawables) {
        if (drawable.kind !== 'bars' && drawable.kind !== 'density') throw new Error(drawable.kind);
        const { kind, x, y } = drawable;
        expect(x.length).toBe(y.length);
        const mass =
          kind === 'bars'
            ? y.reduce((sum, value) => sum + value, 0)
            : x.slice(1).reduce((sum, right, i) => sum + ((right - x[i]) * (y[i] + y[i + 1])) / 2, 0);
        // Four deviations on each side hold 1 - 6.3e-5 of a normal density.
        expect(Math.abs(mass - 1)).toBeLessThan(kind === 'bars' ? 1e-12 : 2e-4);
      }
    }
  });

  it('draws samples that sum to 1, the same every time, and moved by T where it has one', () => {
    const at = (temperature: number) => spec.samples(posterior, 1, settings, temperature);
    expect(at(0.7)).toEqual(at(0.7));
    expect(at(0.7)).toHaveLength(spec.hasTemperature(settings) ? 1 : 0);
    for (const drawable of at(0.7)) {
      if (drawable.kind !== 'histogram' && drawable.kind !== 'points') throw new Error(drawable.kind);
      const masses = drawable.kind === 'histogram' ? drawable.mass : drawable.y;
      expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 12);
      expect(at(0.1)[0]).not.toEqual(drawable);
    }
  });

  it('traverses one dimension only, in even steps, and hits the posterior mean on its way', () => {
    const width = spec.decoderInput(settings) / latent;
    expect(Number.isInteger(width)).toBe(true);
    const first = spec.traversal(posterior, 0, 9, settings);
    const last = spec.traversal(posterior, latent - 1, 9, settings);
    expect(first.positions).toHaveLength(9);
    expect(first.inputs).toHaveLength(9);
    const step = first.positions[1] - first.positions[0];
    first.positions.forEach((position, i) => expect(position).toBeCloseTo(first.positions[0] + i * step, 12));
    // Dimension 0 stands still in the last traversal and the others in the first: together the mean vector.
    const mean = [...last.inputs[0].slice(0, width), ...first.inputs[0].slice(width)];
    expect(mean).toHaveLength(spec.decoderInput(settings));
    for (const input of first.inputs) expect(input.slice(width)).toEqual(mean.slice(width));
    for (const input of last.inputs) expect(input.slice(0, -width)).toEqual(mean.slice(0, -width));
    expect(first.inputs[0].slice(0, width)).not.toEqual(first.inputs[8].slice(0, width));
  });
});
