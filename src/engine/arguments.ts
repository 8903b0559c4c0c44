/** Checks of what commands take: messages come from a link or a console as well as from our own page. */
import { isDrawn } from '../experiment/drawn-digit';
import { modelIds, type ModelId } from '../models/registry';

/** A whole number in [minimum, maximum]. */
export function expectWhole(what: string, value: unknown, minimum: number, maximum: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum)
    return value;
  throw new RangeError(
    `${what}: expected a whole number from ${minimum} to ${maximum}, got ${String(value)}`,
  );
}

export function expectModel(what: string, value: unknown): ModelId {
  const model = modelIds.find((id) => id === value);
  if (model) return model;
  throw new RangeError(`${what}: expected one of ${modelIds.join(', ')}, got ${String(value)}`);
}

/** The index of one of `pictures` validation pictures, or of the one drawn by hand. */
export function expectPicture(what: string, value: unknown, pictures: number): number {
  return typeof value === 'number' && Number.isInteger(value) && isDrawn(value)
    ? value
    : expectWhole(what, value, 0, pictures - 1);
}

/** One to 1,000 picture indices, each as `expectPicture` takes it. */
export function expectIndices(what: string, value: unknown, pictures: number): readonly number[] {
  const given: unknown[] | null = Array.isArray(value) ? value : null;
  if (!given || given.length < 1 || given.length > 1000)
    throw new RangeError(
      `${what}: expected 1 to 1000 picture indices, got ${given?.length ?? String(value)}`,
    );
  return given.map((index) => expectPicture(what, index, pictures));
}
