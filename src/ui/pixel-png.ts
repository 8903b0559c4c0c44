/** Pixels as a PNG file (8 bits, no filter), for pictures inside an SVG. Pure: runs in Node as in a page. */
import { zlibSync } from 'fflate';
import { crc32 } from './png-text';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function chunk(kind: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(kind), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

type Bytes = Uint8Array | Uint8ClampedArray;

/** Row by row, one byte a pixel of grey, or four of red, green, blue and alpha. */
export function pixelPng(pixels: Bytes, columns: number, rows: number): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, columns);
  view.setUint32(4, rows);
  const line = pixels.length / rows;
  // Eight bits a channel; grey, or colours with alpha.
  header[8] = 8;
  header[9] = line > columns ? 6 : 0;
  const lines = new Uint8Array(rows * (line + 1));
  for (let row = 0; row < rows; row++)
    lines.set(pixels.subarray(row * line, (row + 1) * line), row * (line + 1) + 1);
  const parts = [
    Uint8Array.from(signature),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(lines, { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ];
  const file = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/** The same as a data: address. */
export function pixelPngAddress(pixels: Bytes, columns: number, rows: number): string {
  let text = '';
  for (const byte of pixelPng(pixels, columns, rows)) text += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(text)}`;
}
