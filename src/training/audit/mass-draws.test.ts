/** Draws from counted masses: they lie where there are some, and weigh prior over proposal. */
import { expect, test } from 'vitest';
import { cellMassDraws } from './mass-draws';

test('masses on cells: z lies in a cell that has some, and weighs prior over proposal', () => {
  const draws = cellMassDraws([Float64Array.of(0, 0.25, 0.75)], [Float64Array.of(0.5, 0.3, 0.2)], {
    start: -1.5,
    width: 1,
    count: 3,
  });
  const z = new Float32Array(1);
  expect(draws.draw(Float32Array.of(0.125), 0, z, 0)).toBeCloseTo(Math.log(0.3 / 0.25), 12);
  expect(z[0]).toBeCloseTo(0, 6);
  expect(draws.draw(Float32Array.of(0.625), 0, z, 0)).toBeCloseTo(Math.log(0.2 / 0.75), 12);
  expect(z[0]).toBeCloseTo(1, 6);
});
