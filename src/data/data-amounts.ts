/** How many bytes pictures take, and amounts in words. Pure. */

/** Of decoded pictures: one byte a pixel of grey ones, two of others. */
export const bytesOf = (
  count: number,
  { width, height }: { readonly width: number; readonly height: number },
  bytesAPixel: 1 | 2,
): number => count * width * height * bytesAPixel;

/** '547 MB'; of less than a tenth of one '64 kB'. */
export const inMegabytes = (bytes: number): string =>
  bytes >= 1e5
    ? `${grouped(bytes < 1e7 ? Math.ceil(bytes / 1e5) / 10 : Math.ceil(bytes / 1e6))} MB`
    : `${Math.ceil(bytes / 1e3)} kB`;

/** '697,932'. */
export const grouped = (value: number): string => value.toLocaleString('en-GB');
