/** What is told of kept pictures without reading them, and by which keys all of them lie in the store. */
import * as v from 'valibot';

/** Of the files that pictures lie in, but for the last one. A multiple of what is hashed at once. */
export const pieceBytes = 2 ** 24;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const range = v.object({ first: whole, end: whole });
const schema = v.object({
  name: v.string(),
  title: v.string(),
  sha256: v.string(),
  width: whole,
  height: whole,
  levels: v.pipe(
    v.number(),
    v.check((levels) => levels === 255 || levels === 765),
  ),
  count: whole,
  split: v.object({ training: range, validation: range, test: range }),
  labelled: v.boolean(),
  classes: v.nullable(v.pipe(v.array(v.string()), v.readonly())),
  /** What the keys of the pictures begin with; those of a header without it begin as its own does. */
  pieces: v.optional(v.string()),
});

export type Header = v.InferOutput<typeof schema>;

/** Keys of all headers begin with this. */
export const headersBegin = 'decoded ';
/** Keys of all pictures that were kept, or are being kept, under a name that is not known before their end. */
export const piecesBegin = 'pictures ';

const ownPrefix = (name: string): string => `${headersBegin}${name}/`;
export const headerKey = (name: string): string => `${ownPrefix(name)}header`;
/** What the keys of its pictures and labels begin with. */
export const prefixOf = ({ name, pieces }: Pick<Header, 'name' | 'pieces'>): string =>
  pieces ?? ownPrefix(name);

export const bytesOfHeader = (header: Header): Uint8Array => new TextEncoder().encode(JSON.stringify(header));

/** null of a damaged one. */
export function headerOf(text: Uint8Array): Header | null {
  try {
    return v.parse(schema, JSON.parse(new TextDecoder().decode(text)));
  } catch {
    return null;
  }
}
