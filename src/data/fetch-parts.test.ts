import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { keptBytes } from './store/byte-store';
import { memoryStore } from './testing/memory-store';
import { DataError } from './dataset';
import { fetchParts } from './fetch-parts';

const content = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31 + (i >> 8)) % 256);
let server: Server | undefined;
let ranges: (string | undefined)[] = [];
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  ranges = [];
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file.parquet`;
}

const partBytes = 30_000;
const withRanges: RequestListener = (request, response) => {
  const [first, last] = /(\d+)-(\d+)/.exec(request.headers.range!)!.slice(1).map(Number);
  const end = Math.min(content.length, last + 1);
  response.writeHead(206, {
    'content-range': `bytes ${first}-${end - 1}/${content.length}`,
    'content-length': end - first,
    etag: '"a"',
  });
  response.end(content.subarray(first, end));
};
const plain: RequestListener = (_, response) =>
  response.writeHead(200, { 'content-length': content.length }).end(content);
const whole = (source: { size: number; read(a: number, b: number): Promise<Uint8Array> }) =>
  source.read(0, source.size);

describe('fetchParts', () => {
  it.each<[string, RequestListener, number]>([
    ['ranges', withRanges, 4],
    ['no ranges, in one request', plain, 1],
    [
      'ranges whose place it may not see',
      (request, response) =>
        request.headers.range
          ? response.writeHead(206).end(content.subarray(0, 30_000))
          : plain(request, response),
      2,
    ],
  ])('reads a file from a server with %s', async (_, listener, requests) => {
    const address = await serve(listener);
    const store = memoryStore();
    const seen: number[] = [];
    const options = { store, partBytes, onBytes: (loaded: number) => seen.push(loaded) };
    const source = await fetchParts('f', address, options);
    expect(await whole(source)).toEqual(content);
    expect(await source.read(29_990, 60_010)).toEqual(content.slice(29_990, 60_010));
    expect(seen.at(-1)).toBe(100_000);
    expect(seen.every((loaded, i) => i === 0 || loaded >= seen[i - 1])).toBe(true);
    expect(ranges).toHaveLength(requests);
    expect(await keptBytes(store, 'f/part ')).toBe(100_000);
    // Kept: nothing is asked for again.
    expect(await whole(await fetchParts('f', address, options))).toEqual(content);
    expect(ranges).toHaveLength(requests);
  });

  it('goes on where it broke off, by ranges', async () => {
    let answers = 0;
    const address = await serve((request, response) => {
      if (++answers !== 3) return withRanges(request, response);
      response.writeHead(206, { 'content-range': 'bytes 60000-89999/100000', 'content-length': 30_000 });
      response.write(content.subarray(60_000, 60_100), () => request.socket.destroy());
    });
    const store = memoryStore();
    const broken = fetchParts('f', address, { store, partBytes });
    await expect(broken).rejects.toThrow(
      /^f: expected a file, got a network error \(.+\); is the connection up\? Asked again, it goes on where it was$/,
    );
    await expect(broken).rejects.toBeInstanceOf(DataError);
    expect(await whole(await fetchParts('f', address, { store, partBytes }))).toEqual(content);
    expect(ranges).toEqual([
      'bytes=0-29999',
      ...[30, 60, 60, 90].map((k) => `bytes=${k}000-${k === 90 ? 99999 : k * 1000 + 29999}`),
    ]);
  });

  it.each<[string, RequestListener, RegExp]>([
    [
      'a web page',
      (_, r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      /^f: expected a file, got a web page; does this network ask to sign in\?$/,
    ],
    ['an error', (_, r) => r.writeHead(403).end(), /^f: expected a file, got HTTP status 403 Forbidden$/],
    ['silence', () => undefined, /^f: expected bytes within 0\.2 s .+, got none; is the connection up\?$/],
    [
      'a few bytes and then silence',
      (_, r) => void r.writeHead(200, { 'content-length': 1000 }).write('some'),
      /^f: expected bytes within 0\.2 s/,
    ],
    [
      'no length',
      (_, r) => r.write('x'),
      /^f: expected an answer that says its length, got one that does not$/,
    ],
    [
      'another range than was asked for',
      (_, r) => r.writeHead(206, { 'content-range': 'bytes 5-9/100000' }).end('12345'),
      /^f: expected bytes 0 to 29999, got 5 to 9$/,
    ],
    [
      'a size beyond all reason',
      (_, r) => r.writeHead(206, { 'content-range': 'bytes 0-29999/9999999999' }).end('x'),
      /^f, size: expected 1 to/,
    ],
  ])('puts %s into words', async (_, listener, message) => {
    const address = await serve(listener);
    const reading = fetchParts('f', address, { store: memoryStore(), partBytes, patienceMs: 200 });
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toBeInstanceOf(DataError);
  });

  it('begins anew where the file has changed', async () => {
    let etag = '"a"';
    const address = await serve((request, response) => {
      response.setHeader('x', 'y');
      const [first, last] = /(\d+)-(\d+)/.exec(request.headers.range!)!.slice(1).map(Number);
      const end = Math.min(content.length, last + 1);
      response.writeHead(206, { 'content-range': `bytes ${first}-${end - 1}/${content.length}`, etag });
      response.end(content.subarray(first, end));
      if (first === 30_000) etag = '"b"';
    });
    const store = memoryStore();
    await expect(fetchParts('f', address, { store, partBytes })).rejects.toThrow(
      /begins anew when asked again\), got another$/,
    );
    expect(await keptBytes(store, '')).toBe(0);
  });

  it('is cancelled with the reason, and keeps what has come', async () => {
    const address = await serve(withRanges);
    const store = memoryStore();
    const controller = new AbortController();
    const onBytes = (loaded: number) => loaded >= 60_000 && controller.abort(new Error('enough'));
    const reading = fetchParts('f', address, { store, partBytes, onBytes, signal: controller.signal });
    await expect(reading).rejects.toThrow('enough');
    expect(await keptBytes(store, 'f/part ')).toBe(60_000);
    const asked = ranges.length;
    expect(asked).toBeLessThanOrEqual(3);
    expect(await whole(await fetchParts('f', address, { store, partBytes }))).toEqual(content);
  });
});
