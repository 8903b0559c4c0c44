/** The tree of a parquet file's schema -> its columns, with what of them may be missing. Pure. */
import type { ParquetType, SchemaElement } from 'hyparquet';

export interface Leaf {
  /** Names from the root on, by points: 'image.bytes'. */
  readonly path: string;
  readonly type: ParquetType | undefined;
  /** How many of its ancestors, and itself, may be missing. */
  readonly optionals: number;
  /** Whether a row may have several values. */
  readonly isList: boolean;
  readonly isText: boolean;
}

const deepest = 32;

/** The elements are in the order of a walk, each before its children. Throws where they are more or fewer than they say. */
export function leavesOf(schema: readonly SchemaElement[]): Leaf[] {
  const leaves: Leaf[] = [];
  let next = 0;
  const walk = (names: readonly string[], optionals: number, isList: boolean) => {
    const element = schema[next++];
    if (!element) throw new Error(`schema: expected more than ${schema.length} elements, got the end`);
    if (names.length > deepest) throw new Error(`schema: expected at most ${deepest} levels, got more`);
    const { name, repetition_type: repetition, num_children: children, type } = element;
    // The root's own name is in no path, and it is always there.
    const isRoot = next === 1;
    const path = isRoot ? [] : [...names, name];
    const own = optionals + Number(!isRoot && repetition !== 'REQUIRED');
    const list = isList || repetition === 'REPEATED';
    if (!children) {
      const isText = element.converted_type === 'UTF8' || element.logical_type?.type === 'STRING';
      if (!isRoot) leaves.push({ path: path.join('.'), type, optionals: own, isList: list, isText });
      return;
    }
    for (let k = 0; k < children; k++) walk(path, own, list);
  };
  walk([], 0, false);
  return leaves;
}
