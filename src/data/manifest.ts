/** manifest.json of a packed data set, as scripts/pack-mnist.mjs writes it: read and checked before anything else is believed. */
import * as v from 'valibot';
import { DataError, type Range } from './dataset';

export interface PackedFile {
  readonly name: string;
  readonly role: 'images' | 'labels';
  /** Its first picture's index in the data set. */
  readonly first: number;
  readonly count: number;
  readonly bytes: number;
  readonly sha256: string;
  /** Of what it unpacks to: for a host that unpacks it on the way. */
  readonly unpackedSha256: string;
}

export interface Manifest {
  readonly name: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly firstChunk: number;
  readonly split: { readonly training: Range; readonly validation: Range; readonly test: Range };
  /** All pictures of the data set. */
  readonly count: number;
  /** In the order of their pictures; the first is the first chunk. */
  readonly images: readonly PackedFile[];
  readonly labels: readonly PackedFile[];
}

const sum = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
// The upper bounds keep a damaged manifest from asking for more memory than any data set here needs.
const upTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const pictures = upTo(2 ** 21);
const side = v.pipe(upTo(1024), v.minValue(1));
const range = v.pipe(
  v.tuple([pictures, pictures]),
  v.check(([first, end]) => first < end, 'expected first < end'),
  v.transform(([first, end]): Range => ({ first, end })),
);
const schema = v.object({
  name: v.string(),
  sha256: sum,
  width: side,
  height: side,
  firstChunk: pictures,
  split: v.object({ training: range, validation: range, test: range }),
  files: v.array(
    v.object({
      name: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.bin$/)),
      role: v.picklist(['images', 'labels']),
      first: pictures,
      count: v.pipe(pictures, v.minValue(1)),
      bytes: upTo(2 ** 31),
      sha256: sum,
      unpackedSha256: sum,
    }),
  ),
});

/** Throws a DataError where the text is no manifest, or its files do not cover every picture exactly once. */
export function parseManifest(file: string, text: string): Manifest {
  const fail = (what: string): never => {
    throw new DataError(file, `${file}: expected a manifest written by npm run data, got ${what}`);
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail('no JSON');
  }
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return fail(`a wrong value at '${v.getDotPath(issue) ?? 'the top'}' (${issue.message})`);
  }
  const { files, split, firstChunk, ...rest } = parsed.output;
  const inOrder = (role: PackedFile['role']) =>
    files.filter((packed) => packed.role === role).sort((a, b) => a.first - b.first);
  const images = inOrder('images');
  const labels = inOrder('labels');
  const count = covered(images);
  if (count === null || count === 0 || covered(labels) !== count) return fail('files with gaps or overlaps');
  if (firstChunk !== images[0].count) fail(`a first chunk of ${firstChunk} in a file of ${images[0].count}`);
  for (const { end } of Object.values(split))
    if (end > count) fail(`a split up to ${end} of ${count} pictures`);
  return { ...rest, split, firstChunk, count, images, labels };
}

/** How many pictures the files hold where each begins at the end of the one before; null otherwise. */
function covered(files: readonly PackedFile[]): number | null {
  let end = 0;
  for (const { first, count } of files) {
    if (first !== end) return null;
    end += count;
  }
  return end;
}
