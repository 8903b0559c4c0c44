/** A page's header as hyparquet parses it -> what is read of it, every number checked to be one: a file may say a text in its place. Pure. */
import type { Encoding, PageHeader } from 'hyparquet';

export interface Page {
  readonly kind: 'dictionary' | 'data' | 'data of version 2';
  readonly packedSize: number;
  readonly size: number;
  /** Of values, those that are missing too. */
  readonly count: number;
  readonly encoding: Encoding;
  /** Bytes of the levels of version 2. */
  readonly levels: number;
  readonly isPacked: boolean;
}

/** Throws where it is the header of no page of values. */
export function pageHeader(header: PageHeader): Page {
  const { dictionary_page_header: dictionary, data_page_header: one, data_page_header_v2: two } = header;
  const own = dictionary ?? one ?? two;
  if (!own) throw new Error(`page: expected values, got ${header.type ?? 'another kind'}`);
  if (two && !one && !dictionary && two.repetition_levels_byte_length !== 0)
    throw new Error('values: expected one a row, got lists');
  return {
    kind: dictionary ? 'dictionary' : one ? 'data' : 'data of version 2',
    packedSize: wholeNumber(header.compressed_page_size),
    size: wholeNumber(header.uncompressed_page_size),
    count: wholeNumber(own.num_values),
    encoding: own.encoding,
    levels: wholeNumber(two?.definition_levels_byte_length ?? 0),
    isPacked: two?.is_compressed !== false,
  };
}

/** From 0 on. */
export function wholeNumber(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(
    `number: expected 0 or more, got ${['number', 'bigint'].includes(typeof value) ? String(value) : 'something else'}`,
  );
}
