/** Grey bytes as a PNG file (8 bits, no filter), for pictures inside an SVG. Pure: runs in Node as in a page. */
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

/** `grey` row by row, columns x rows bytes. */
export function greyPng(grey: Uint8Array, columns: number, rows: number): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, columns);
  view.setUint32(4, rows);
  // Eight bits a pixel, grey.
  header[8] = 8;
  const lines = new Uint8Array(rows * (columns + 1));
  for (let row = 0; row < rows; row++)
    lines.set(grey.subarray(row * columns, (row + 1) * columns), row * (columns + 1) + 1);
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
export function greyPngAddress(grey: Uint8Array, columns: number, rows: number): string {
  let text = '';
  for (const byte of greyPng(grey, columns, rows)) text += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(text)}`;
}
