/** A result as one value of a link, and back: a compact binary with a version and a check sum, in base64url. Pure; reading never throws. */
import type { BackendName } from '../../gpu/backend-name';
import { float16Bits, ofFloat16Bits } from '../../math/float16';
import { modelIds, type ModelId } from '../../models/registry';
import { RESULT_KEY } from '../encode-link';
import { earlySteps } from './early-steps';
import { checkSum, resultOf, type Measured, type ModelResult, type Result, type StepTerms } from './result';

const VERSION = 1;
/** Characters of a link that its result may take, its key among them. */
const MOST_CHARACTERS = 700;
const LONGEST_VALUE = MOST_CHARACTERS - `&${RESULT_KEY}=`.length;
/** Points of a curve that are worth their room. */
const MOST_POINTS = 40;
/** Bytes of the check sum, and hex digits of a digest. */
const SUM = 4;
const DIGITS = 12;

/** In the order of their codes; a new one goes to the end. */
const backends: readonly BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu'];

class ByteWriter {
  readonly bytes: number[] = [];
  private readonly word = new DataView(new ArrayBuffer(4));

  byte(value: number): void {
    this.bytes.push(value);
  }

  /** A whole number from 0, seven bits a byte. */
  whole(value: number): void {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.byte((rest % 128) + 128);
    this.byte(rest);
  }

  word32(value: number): void {
    this.word.setUint32(0, value);
    for (let i = 0; i < 4; i++) this.byte(this.word.getUint8(i));
  }

  float32(value: number): void {
    this.word.setFloat32(0, value);
    this.word32(this.word.getUint32(0));
  }

  half(value: number): void {
    const bits = float16Bits(value);
    this.byte(bits >> 8);
    this.byte(bits & 255);
  }

  text(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.byte(bytes.length);
    this.bytes.push(...bytes);
  }
}

/** Throws a RangeError behind the end. */
class ByteCursor {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get atEnd(): boolean {
    return this.at === this.bytes.length;
  }

  private skip(count: number): number {
    this.at += count;
    return this.at - count;
  }

  byte(): number {
    return this.view.getUint8(this.skip(1));
  }

  whole(): number {
    let value = 0;
    for (let place = 1; place <= 128 ** 6; place *= 128) {
      const byte = this.byte();
      value += (byte % 128) * place;
      if (byte < 128) return value;
    }
    throw new RangeError('a whole number of too many bytes');
  }

  word32(): number {
    return this.view.getUint32(this.skip(4));
  }

  float32(): number {
    return this.view.getFloat32(this.skip(4));
  }

  half(): number {
    return ofFloat16Bits(this.view.getUint16(this.skip(2)));
  }

  text(): string {
    const length = this.byte();
    const from = this.skip(length);
    if (this.at > this.bytes.length) throw new RangeError('a text beyond the end');
    return new TextDecoder('utf-8', { fatal: true }).decode(this.bytes.subarray(from, this.at));
  }
}

function writePoints(writer: ByteWriter, points: readonly StepTerms[]): void {
  writer.byte(points.length);
  let before = 0;
  for (const { step, term1, term2 } of points) {
    writer.whole(step - before);
    writer.half(term1);
    writer.half(term2);
    before = step;
  }
}

function writeModel(writer: ByteWriter, { early, last, validation, minibatch }: ModelResult): void {
  const known = earlySteps.flatMap((step, i) => (early.some((one) => one.step === step) ? [i] : []));
  writer.byte(known.reduce((mask, i) => mask | (1 << i), last ? 128 : 0));
  for (const one of [...early, ...(last ? [last] : [])]) {
    if (one === last) writer.whole(last.step);
    writer.float32(one.term1);
    writer.float32(one.term2);
  }
  writePoints(writer, validation);
  writePoints(writer, minibatch);
}

function textOf({ step, digest, backend, plan, device, models }: Result): string {
  const writer = new ByteWriter();
  writer.byte(VERSION);
  writer.whole(step);
  writer.byte(backends.indexOf(backend) + (digest === null ? 0 : 128));
  for (let i = 0; i < (digest?.length ?? 0); i += 2) writer.byte(parseInt(digest!.slice(i, i + 2), 16));
  writer.text(plan);
  writer.word32(device);
  writer.byte(models.size);
  for (const [id, model] of models) {
    writer.text(id);
    writeModel(writer, model);
  }
  writer.word32(checkSum(Uint8Array.from(writer.bytes)));
  return btoa(String.fromCharCode(...writer.bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** With as many points of its curves as a link has room for; null where nothing was measured, or its digest was not taken. */
export function resultText(measured: Measured): string | null {
  for (let points = MOST_POINTS; points >= 0; points--) {
    const result = resultOf(measured, points);
    if (result === null) return null;
    const text = textOf(result);
    if (text.length <= LONGEST_VALUE) return text;
  }
  return null;
}

function readPoints(cursor: ByteCursor): StepTerms[] {
  let step = 0;
  return Array.from({ length: cursor.byte() }, () => {
    step += cursor.whole();
    return { step, term1: cursor.half(), term2: cursor.half() };
  });
}

function readModel(cursor: ByteCursor): ModelResult {
  const mask = cursor.byte();
  const early = earlySteps
    .filter((_, i) => mask & (1 << i))
    .map((step) => ({ step, term1: cursor.float32(), term2: cursor.float32() }));
  const last = mask & 128 ? { step: cursor.whole(), term1: cursor.float32(), term2: cursor.float32() } : null;
  return { early, last, validation: readPoints(cursor), minibatch: readPoints(cursor) };
}

/** Whether all its figures are numbers, and none of them is of a later step. */
const isOfRun = ({ early, last, validation, minibatch }: ModelResult, reached: number): boolean =>
  [...early, ...(last ? [last] : []), ...validation, ...minibatch].every(
    ({ step, term1, term2 }) => step <= reached && Number.isFinite(term1 + term2),
  );

function readBody(cursor: ByteCursor): Result | null {
  const step = cursor.whole();
  const code = cursor.byte();
  const backend = backends.at(code & 127);
  const digits = Array.from({ length: code & 128 ? DIGITS / 2 : 0 }, () =>
    cursor.byte().toString(16).padStart(2, '0'),
  );
  const digest = digits.length > 0 ? digits.join('') : null;
  const plan = cursor.text();
  const device = cursor.word32();
  const models = new Map<ModelId, ModelResult>();
  for (let left = cursor.byte(); left > 0; left--) {
    const name = cursor.text();
    const model = readModel(cursor);
    const id = modelIds.find((known) => known === name);
    if (!isOfRun(model, step)) return null;
    if (id !== undefined) models.set(id, model);
  }
  const isStep = Number.isSafeInteger(step) && step > 0;
  if (backend === undefined || !cursor.atEnd || !isStep || models.size === 0) return null;
  return { step, digest, backend, plan, device, models };
}

/** The words where it is none: the link is then one without a result. */
export function readResult(text: string): { readonly result: Result } | { readonly notice: string } {
  const left = (expected: string) => ({ notice: `result: expected ${expected}; left it out.` });
  if (text.length > LONGEST_VALUE) return left(`at most ${LONGEST_VALUE} characters, got ${text.length}`);
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const body = bytes.subarray(0, Math.max(0, bytes.length - SUM));
    const cursor = new ByteCursor(body);
    if (new ByteCursor(bytes.subarray(body.length)).word32() !== checkSum(body))
      return left('an undamaged one');
    const version = cursor.byte();
    if (version !== VERSION) return left(`version ${VERSION}, got ${version} of a newer page`);
    const result = readBody(cursor);
    return result === null ? left('an undamaged one') : { result };
  } catch {
    return left('an undamaged one');
  }
}
