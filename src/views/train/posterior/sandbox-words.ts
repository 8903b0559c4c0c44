/** What the sandbox says of its density: which one it is, and why there are no sliders. Pure. */
import type { CommonSettings } from '../../../models/contract';
import { valueOf } from '../../../schema/read-values';
import type { Bendable } from './bent';

/** As many sliders as a person can follow. */
export const mostBent = 20;

const applies = ({ spec }: Bendable, field: string, settings: CommonSettings) =>
  spec.applies?.(field, settings) !== false;

/** 'Family: mixture. Components: 3. Settings choose them.'; empty where nothing chooses. */
export function shapeWords(bendable: Bendable, settings: CommonSettings): string {
  const shaping = bendable.bending.shapedBy.filter((field) => applies(bendable, field, settings));
  if (shaping.length === 0) return '';
  const parts = shaping.map(
    (field) => `${bendable.spec.fields[field].label}: ${String(valueOf(settings, field))}.`,
  );
  return `${parts.join(' ')} Choose another in Settings.`;
}

/** Why there is no slider for each number, and the way out. */
export function tooManyWords(bendable: Bendable, settings: CommonSettings, count: number): string {
  const way = applies(bendable, 'polynomialOrder', settings) ? 'M' : 'R';
  return `This density has ${count} numbers. The sandbox has sliders for at most ${mostBent}: lower Sandbox ${way}.`;
}
