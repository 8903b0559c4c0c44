/** Several files of one data set by their names: which is for training, validation or testing, and whether all pieces of each are there. Pure. */
import { refusal } from '../refusal';
import { roleNamed, roles, type Role } from '../pictures/role-names';

export interface Shards<T> {
  readonly role: Role;
  readonly name: string;
  /** In the order of their names. */
  readonly files: readonly [T, ...T[]];
}

const piece = /[-_. ]*(\d{5})-of-(\d{5})(-[0-9a-f]{8,})?(?=\.[^/.]+$)/i;

/** By the file's name, or by that of the innermost folder that says it. */
const roleAlong = (path: string): Role =>
  path.split('/').reduceRight<Role | null>((role, name) => role ?? roleNamed(name), null) ?? 'training';

/** In the order training, validation, test. Throws a DataError that names a missing piece. */
export function shardsOf<T>(
  files: readonly T[],
  nameOf: (file: T) => string,
): readonly [Shards<T>, ...Shards<T>[]] {
  const sorted = files.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  checkPieces(sorted.map(nameOf));
  const [first, ...others] = roles.flatMap((role): Shards<T>[] => {
    const [one, ...more] = sorted.filter((file) => roleAlong(nameOf(file)) === role);
    if (one === undefined) return [];
    const name = more.length === 0 ? nameOf(one) : nameOf(one).replace(piece, '');
    return [{ role, name, files: [one, ...more] }];
  });
  return [first, ...others];
}

/** 'train-00000-of-00003.parquet' says that there are three. */
function checkPieces(names: readonly string[]): void {
  const seen = new Set(
    names.map((name) => name.replace(piece, (_, at: string, of: string) => `-${at}-of-${of}`)),
  );
  for (const name of names) {
    const [, , of] = piece.exec(name) ?? [];
    for (let k = 0; k < Math.min(Number(of ?? 0), 1000); k++) {
      const other = name.replace(piece, `-${String(k).padStart(5, '0')}-of-${of}`);
      if (!seen.has(other))
        throw refusal(
          name,
          '',
          `all ${Number(of)} pieces of it together`,
          `none called ${other.split('/').at(-1)}`,
        );
    }
  }
}
