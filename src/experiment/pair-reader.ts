/** Takes the pairs out of a link one by one, and notes what was missing and what was wrong; what is left is unknown. */
import type { AnyValue, Field } from '../schema/field';
import { noticesOf } from '../schema/read-value';
import { mendedUnless, readMended } from './mended-text';
import type { Pair } from './link-pairs';

export class PairReader {
  readonly notices: string[] = [];
  readonly missing: string[] = [];
  private readonly left: Map<string, string>;

  constructor(pairs: ReadonlyMap<string, string>) {
    this.left = new Map(pairs);
  }

  /** The text of a key, mended where it is not fine as it stands. */
  take(key: string, isFine: (text: string) => boolean = () => true): string | undefined {
    const text = this.left.get(key);
    this.left.delete(key);
    return text === undefined ? undefined : mendedUnless(isFine, text);
  }

  /** A field's value, or undefined where the link has no such key. */
  read(key: string, field: Field): AnyValue | undefined {
    const text = this.take(key);
    if (text === undefined) return undefined;
    const reading = readMended(field, text);
    this.notices.push(...noticesOf(key, reading));
    return reading.value;
  }

  rest(): Pair[] {
    return [...this.left];
  }
}
