/** The types of pack-mnist.mjs, for its tests; the script itself stays plain so that Node runs it without a build. */

export type Sums = Readonly<Record<string, string>>;
export interface Packing {
  /** Folder of the raw files; by default the installed package's. */
  readonly source?: string;
  readonly output: string;
  readonly sums?: Sums;
  readonly firstChunk?: number;
  readonly validation?: number;
  readonly digits?: number;
}
export const officialSums: Sums;
export function sha256(...parts: readonly Uint8Array[]): string;
export function findPackage(): string;
export function sliceIdx(raw: Buffer, first: number, count: number): Buffer;
export function firstDigits(images: Buffer, labels: Buffer, count: number): Buffer;
export function isPacked(output: string, layout: unknown): boolean;
export function packMnist(packing: Packing): boolean;
