import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { DataError } from './dataset';
import { dataAddress, fetchFrom } from './fetch-file';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A real server on this machine, and the address of its data under a deep path. */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/deep/path/data/`;
}

describe('fetchFrom', () => {
  it('reads a file below its address, with progress', async () => {
    const content = Buffer.alloc(300_000, 'digits');
    const base = await serve((request, response) => {
      expect(request.url).toBe('/deep/path/data/mnist/a.bin');
      response.writeHead(200, { 'content-length': content.length }).end(content);
    });
    const seen: [number, number][] = [];
    const bytes = await fetchFrom(base)('mnist/a.bin', (loaded, total) => seen.push([loaded, total]));
    expect(Buffer.from(bytes).equals(content)).toBe(true);
    expect(seen.at(-1)).toEqual([300_000, 300_000]);
    expect(seen.every(([loaded], i) => i === 0 || loaded > seen[i - 1][0])).toBe(true);
  });

  it.each<[string, RequestListener, RegExp]>([
    ['HTTP errors', (_, response) => response.writeHead(404).end('none'), /got HTTP status 404 Not Found$/],
    [
      'a web page in the place of the file',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>'),
      /got a web page; the data is not where the page looks for it$/,
    ],
    [
      'no answer',
      (request) => request.socket.destroy(),
      /got a network error \(.+\); is the connection up\?$/,
    ],
    [
      'an answer that breaks off',
      (request, response) => {
        response.writeHead(200, { 'content-length': 1000 });
        response.write('some', () => request.socket.destroy());
      },
      /got a network error \(.+\); is the connection up\?$/,
    ],
  ])('puts %s into words', async (_, listener, message) => {
    const read = fetchFrom(await serve(listener))('mnist/a.bin');
    await expect(read).rejects.toBeInstanceOf(DataError);
    await expect(read).rejects.toThrow(/^mnist\/a\.bin: expected a file of the data set, got /);
    await expect(read).rejects.toThrow(message);
  });

  it('reads past the caches what it is asked for again', async () => {
    const caches: (string | undefined)[] = [];
    const read = fetchFrom('https://example.org/data/', async (_, options) => {
      caches.push(options?.cache);
      return new Response('x');
    });
    await read('a.bin');
    await read('b.bin');
    await read('a.bin');
    expect(caches).toEqual(['default', 'default', 'reload']);
  });
});

describe('dataAddress', () => {
  it.each([
    ['./', 'https://example.org/some/place/assets/worker-abc.js', 'https://example.org/some/place/data/'],
    ['', 'https://example.org/assets/worker-abc.js?x', 'https://example.org/data/'],
    [
      '/',
      'http://localhost:5173/src/engine/worker.ts?worker_file&type=module',
      'http://localhost:5173/data/',
    ],
    ['/site/', 'https://example.org/site/assets/worker.js', 'https://example.org/site/data/'],
    ['https://cdn.example.org/site/', 'https://example.org/w.js', 'https://cdn.example.org/site/data/'],
  ])('with base %j and script %s', (base, script, expected) => {
    expect(dataAddress(base, script)).toBe(expected);
  });
});
