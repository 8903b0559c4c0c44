/** A file as the library's file system sees it, without being whole in memory: where a block is not there yet the library's call fails, the block is read, and the call is made again. */
import type { ByteSource } from '../../bytes/byte-source';
import { refusal } from '../../refusal';

/** Emscripten's file system, as far as a file of it needs. */
export interface FileSystem {
  readonly root: FileNode;
  readonly ErrnoError: new (errno: number) => Error;
  createNode(parent: FileNode, name: string, mode: number, device: number): FileNode;
  destroyNode(node: FileNode): void;
}

interface FileNode {
  contents: Record<string, FileNode>;
  node_ops: object;
  stream_ops: object;
  readonly id: number;
  readonly mode: number;
}

interface LazyFile {
  readonly path: string;
  /** Calls `work`, which only reads, until it has met no block that is missing. */
  run<T>(work: () => T): Promise<T>;
  remove(): void;
}

const blockBytes = 2 ** 20;
/** Blocks that are read after one that was missing: chunks of an array mostly lie one after the other. */
const ahead = 3;
/** Blocks that are kept between calls, and within one. */
const mostKept = 64;
const mostHeld = 512;

const readOnlyFile = 0o100444;
/** The number of an input or output error, and of a seek before the beginning. */
const [inputError, seekError] = [29, 28];

let made = 0;

export function lazyFile(system: FileSystem, source: ByteSource): LazyFile {
  const { size } = source;
  const name = `file${made++}`;
  const blocks = new Map<number, Uint8Array>();
  let missing: readonly [first: number, last: number] | null = null;
  const node = system.createNode(system.root, name, readOnlyFile, 0);
  const then = new Date(0);
  node.node_ops = {
    getattr: ({ id, mode }: FileNode) => ({
      ...{ dev: 1, ino: id, mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size },
      ...{ atime: then, mtime: then, ctime: then, blksize: 4096, blocks: Math.ceil(size / 4096) },
    }),
    setattr: () => undefined,
  };
  node.stream_ops = {
    llseek(stream: { readonly position: number }, offset: number, whence: number): number {
      const to = offset + (whence === 1 ? stream.position : whence === 2 ? size : 0);
      if (to < 0) throw new system.ErrnoError(seekError);
      return to;
    },
    read(_: object, into: Int8Array, at: number, length: number, position: number): number {
      const end = Math.min(size, position + length);
      if (position >= end) return 0;
      const [first, last] = [Math.floor(position / blockBytes), Math.floor((end - 1) / blockBytes)];
      for (let block = first; block <= last; block++)
        if (!blocks.has(block)) {
          missing = [first, last];
          throw new system.ErrnoError(inputError);
        }
      for (let block = first; block <= last; block++) {
        const start = block * blockBytes;
        const [from, to] = [Math.max(position, start), Math.min(end, start + blockBytes)];
        into.set(blocks.get(block)!.subarray(from - start, to - start), at + from - position);
      }
      return end - position;
    },
  };
  system.root.contents[name] = node;

  async function load(first: number, last: number): Promise<void> {
    const end = Math.ceil(size / blockBytes);
    if (last - first + 1 + blocks.size > mostHeld)
      throw refusal(
        source.name,
        'memory',
        `at most ${(mostHeld * blockBytes) / 2 ** 20} MiB of the file for some of its pictures (smaller chunks need less)`,
        'more',
      );
    for (let block = first; block < Math.min(end, last + 1 + ahead); block++) {
      if (blocks.has(block)) continue;
      const start = block * blockBytes;
      blocks.set(block, await source.read(start, Math.min(size, start + blockBytes)));
    }
  }

  return {
    path: `/${name}`,
    async run(work) {
      for (const block of blocks.keys()) {
        if (blocks.size <= mostKept) break;
        blocks.delete(block);
      }
      for (;;) {
        missing = null;
        // What fails for want of a block says nothing: it is tried again.
        const result = attempt(work);
        if (missing === null) return result();
        await load(missing[0], missing[1]);
      }
    },
    remove() {
      Reflect.deleteProperty(system.root.contents, name);
      system.destroyNode(node);
      blocks.clear();
    },
  };
}

/** What `work` gives or throws, later. */
function attempt<T>(work: () => T): () => T {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
