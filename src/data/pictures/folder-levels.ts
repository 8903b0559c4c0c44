/** What the folders of pictures say: which part each picture is for, and its class, on every level that could be the one of the classes. Pure; paths alone. */
import { noLabel } from '../dataset';
import { roleNamed, roles, type Role } from './role-names';

/** A level of folders that tells pictures apart. */
export interface Level {
  /** 0: the folder that a picture lies in; 1: the one above it. Folders that name a part do not count. */
  readonly up: number;
  /** Numbers by size, words by code units. */
  readonly names: readonly string[];
}

interface FolderLevels {
  /** The innermost that can be taken first. */
  readonly levels: readonly Level[];
  /** Names of the innermost level that tells pictures apart, where they are more than labels can be. */
  readonly tooMany: number | null;
  roleOf(path: string): Role;
  /** '' where no folder lies on the level. */
  nameOf(path: string, level: Level): string;
}

/** Labels 0 ... 254: the next one says that there is none. */
export const mostClasses = noLabel;

const foldersOf = (path: string): string[] => path.split('/').slice(0, -1);

/** Whether all names are numbers that can be labels themselves. */
export const areDigits = (names: readonly string[]): boolean =>
  names.every((name) => /^\d{1,3}$/.test(name) && Number(name) < noLabel);

export function folderLevels(paths: readonly string[]): FolderLevels {
  const folders = paths.map(foldersOf);
  const depth = least(folders, ({ length }) => length);
  // From the top, and the same for all: '.../train/cats/1.png' and '.../cats/train/1.png'.
  const partLevels = Array.from({ length: depth }, (_, at) => at).filter((at) =>
    folders.every((own) => roleNamed(own[at]) !== null),
  );
  const told = (at: number) => new Set(folders.map((own) => roleNamed(own[at])));
  const splitLevel = partLevels.find((at) => told(at).size > 1) ?? null;
  const isSplit = splitLevel !== null;
  const lacksTest = isSplit && !told(splitLevel).has('test');
  const shared = isSplit ? sharedDepth(folders, depth, partLevels) : 0;
  const inner = (own: readonly string[]) =>
    own.filter((_, at) => at >= shared && !partLevels.includes(at)).reverse();
  const nameAt = (own: readonly string[], up: number) => inner(own).at(up) ?? '';
  const levels: Level[] = [];
  let tooMany: number | null = null;
  for (let up = 0; up <= -least(folders, (own) => -inner(own).length); up++) {
    const all = new Set(folders.map((own) => nameAt(own, up)));
    // The pictures for testing may lie in no folder of their own: their class is not known.
    if (isSplit) all.delete('');
    if (all.size > mostClasses && levels.length === 0) tooMany ??= all.size;
    if (all.size > 1 && all.size <= mostClasses) levels.push({ up, names: sorted([...all]) });
  }
  return {
    levels,
    tooMany,
    roleOf(path) {
      if (!isSplit) return 'training';
      const role = roleNamed(foldersOf(path)[splitLevel])!;
      // Where nothing else is held out it is what a run is measured on; its validation pictures come of the training ones.
      return role === 'validation' && lacksTest ? 'test' : role;
    },
    nameOf: (path, { up }) => nameAt(foldersOf(path), up),
  };
}

/** What lies outside of the parts that other folders are. */
interface Outside {
  /** Paths of the pictures in no part. */
  readonly paths: ReadonlySet<string>;
  /** Whether most pictures lie in a part. */
  readonly areFew: boolean;
}

/** On the level that parts most pictures; null where none does, or one parts all of them. */
export function outsideParts(paths: readonly string[]): Outside | null {
  /** Of each level the parts, and how many pictures lie in one. */
  const levels: { readonly told: Set<Role>; count: number }[] = [];
  for (const path of paths)
    foldersOf(path).forEach((name, at) => {
      const role = roleNamed(name);
      const level = (levels[at] ??= { told: new Set(), count: 0 });
      if (role) level.told.add(role);
      if (role) level.count++;
    });
  const best = levels
    .filter(({ told }) => told.has('training') && told.size > 1)
    .reduce<(typeof levels)[number] | null>((a, b) => (a && a.count >= b.count ? a : b), null);
  if (!best || best.count === paths.length) return null;
  const at = levels.indexOf(best);
  const isOutside = (path: string) => roleNamed(foldersOf(path)[at] ?? '') === null;
  return { paths: new Set(paths.filter(isOutside)), areFew: 2 * best.count > paths.length };
}

/** Not Math.min of all of them: there are more than a function takes. */
const least = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((found, item) => Math.min(found, of(item)), Infinity);

/** How many folders from the top are the same for all, but for those that name a part: no classes, where pictures of a part may have none. */
function sharedDepth(
  folders: readonly (readonly string[])[],
  depth: number,
  partLevels: readonly number[],
): number {
  let at = 0;
  while (at < depth && (partLevels.includes(at) || folders.every((own) => own[at] === folders[0][at]))) at++;
  return at;
}

function sorted(names: readonly string[]): string[] {
  const digits = areDigits(names);
  return names.toSorted((a, b) => (digits ? Number(a) - Number(b) : a < b ? -1 : 1));
}

/** In the order of parts, those of each in their own order. */
export const byRole = <T>(
  items: readonly T[],
  roleOf: (item: T) => Role,
): (readonly [Role, readonly T[]])[] =>
  roles
    .map((role) => [role, items.filter((item) => roleOf(item) === role)] as const)
    .filter(([, own]) => own.length > 0);
