/** Every declared equation becomes real MathML, and the module that the page imports has them all. */
import { equations as made } from 'virtual:equations';
import { describe, expect, it } from 'vitest';
import { everyField } from '../../src/experiment/every-field';
import { everyExplanation } from '../../src/views/architecture/explanations';
import { mathml } from './equations';

const declared = [
  ...everyField.flatMap(([name, { equation }]) => (equation ? [[name, equation.tex] as const] : [])),
  ...everyExplanation.map(({ equation }, i) => [`node ${i} of figure 1`, equation.tex] as const),
];

describe.each(declared)('the equation of %s', (_, tex) => {
  it('is MathML, and in the module', () => {
    const math = mathml(tex);
    expect(math).toMatch(/^<math xmlns="http:\/\/www\.w3\.org\/1998\/Math\/MathML" display="block">/);
    expect(math).toMatch(/<\/math>$/);
    expect(math).toMatch(/<m[ion]\b/);
    expect(math).not.toMatch(/<merror|annotation|katex|\sstyle="/);
    expect(made[tex]).toBe(math);
  });
});

it('most fields and all nodes have one, and no other is in the module', () => {
  expect(declared.length).toBeGreaterThan(10);
  expect(Object.keys(made).toSorted()).toEqual([...new Set(declared.map(([, tex]) => tex))].toSorted());
});

it('TeX that is wrong stops the build', () => {
  expect(() => mathml(String.raw`\frac{1`)).toThrow();
  expect(() => mathml(String.raw`\nosuchcommand`)).toThrow();
});
