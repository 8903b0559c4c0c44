/** Writes texts into a PNG file as its international text chunks (iTXt, PNG specification 11.3.4.5). Pure; knows nothing of pictures. */

const SIGNATURE = 8;
/** Length, type, 13 bytes of data and check sum of the header, which must come first. */
const HEADER = 25;

/** CRC-32 as PNG takes it: of a chunk's type and data. */
export function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function textChunk(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  // Not compressed, of no language, with no translated keyword.
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(4 + body.length + 4);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(4 + body.length, crc32(body));
  return chunk;
}

/** The same file with a chunk a text after its header. Keywords are 1 to 79 Latin letters: Title, Description, Comment. Throws for bytes that are no PNG. */
export function withPngTexts(png: Uint8Array<ArrayBuffer>, texts: Readonly<Record<string, string>>): Blob {
  const begin = SIGNATURE + HEADER;
  if (png.length < begin || png[1] !== 0x50 || png[2] !== 0x4e || png[3] !== 0x47)
    throw new RangeError(
      'withPngTexts: expected the bytes of a PNG file, got others; encode the picture first',
    );
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  return new Blob([png.subarray(0, begin), ...chunks, png.subarray(begin)], { type: 'image/png' });
}
