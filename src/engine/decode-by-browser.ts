/** The browser's decoder of JPEG, WebP and GIF, in a worker; the first picture of a moving one. */
import type { Rgba } from '../data/pictures/decode-picture';

export async function decodeByBrowser(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Rgba> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type }), { premultiplyAlpha: 'none' });
  try {
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    context.drawImage(bitmap, 0, 0);
    return { width, height, data: context.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
  }
}
