/** The training pictures of a data set as bytes on the WebGPU device: uploaded once as they come in, gathered from by gpu/kernels/gather. */
import type { Dataset } from '../data/dataset';
import { greysOf } from '../data/pixels';
import { tf, type Tensor1D } from '../gpu/tf';
import { bufferOf, insideOf } from '../gpu/webgpu-inside';

interface ResidentPictures {
  /** Words of four pixels, or of two where a pixel takes two bytes. */
  readonly pictures: Tensor1D;
  readonly perWord: 2 | 4;
  /** What a pixel's value is worth, [levels + 1]. */
  readonly grey: Tensor1D;
  /** Brings pictures 0 ... count - 1, which must be in (dataset.until), to the device. */
  upload(count: number): void;
}

/** Copied at a time: a copy of all pictures would take their memory twice. */
const uploadBytes = 2 ** 24;

/** By device and data set, as long as both live: a restart need not upload again. */
const resident = new WeakMap<object, WeakMap<Dataset, ResidentPictures>>();

/** Whether this backend's device takes the training pictures in one buffer. */
export function fitsOnDevice(backend: unknown, { images, width, height, split }: Dataset): boolean {
  const { maxBufferSize, maxStorageBufferBindingSize } = insideOf(backend).device.limits;
  const bytes = split.training.end * width * height * images.BYTES_PER_ELEMENT;
  return bytes + 4 <= Math.min(maxBufferSize, maxStorageBufferBindingSize);
}

function create(backend: unknown, dataset: Dataset): ResidentPictures {
  const inside = insideOf(backend);
  const { width, height, split, levels } = dataset;
  const { buffer: memory, byteOffset, byteLength, BYTES_PER_ELEMENT } = dataset.images;
  const images = new Uint8Array(memory, byteOffset, byteLength);
  const pictureBytes = width * height * BYTES_PER_ELEMENT;
  const words = Math.ceil((split.training.end * pictureBytes) / 4);
  const pictures = tf.keep(
    tf.engine().makeTensorFromTensorInfo(inside.makeTensorInfo([words], 'int32')),
  ) as Tensor1D;
  const buffer = bufferOf(inside, pictures);
  let uploaded = 0;
  return {
    pictures,
    perWord: BYTES_PER_ELEMENT === 1 ? 4 : 2,
    grey: tf.keep(tf.tensor1d(greysOf(levels))),
    upload(count) {
      if (count <= uploaded) return;
      // Whole words: the ends of what is already there, or of what comes next, go along.
      const [from, to] = [uploaded * pictureBytes, count * pictureBytes];
      for (let first = from - (from % 4); first < to; first += uploadBytes) {
        const bytes = new Uint8Array(Math.min(uploadBytes, Math.ceil((to - first) / 4) * 4));
        bytes.set(images.subarray(first, Math.min(first + bytes.length, images.length)));
        inside.device.queue.writeBuffer(buffer, first, bytes);
      }
      uploaded = count;
    },
  };
}

/** Those of the backend at work. */
export function residentPictures(backend: object, dataset: Dataset): ResidentPictures {
  const ofBackend = resident.get(backend) ?? new WeakMap<Dataset, ResidentPictures>();
  resident.set(backend, ofBackend);
  const found = ofBackend.get(dataset) ?? create(backend, dataset);
  ofBackend.set(dataset, found);
  return found;
}
