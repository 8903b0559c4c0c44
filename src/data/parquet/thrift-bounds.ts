/** Walks a thrift structure (compact protocol) before hyparquet parses it: its lists ask for as much room as a file says, and a file may lie. */

const deepest = 16;

/**
 * Where the structure at `at` ends. Throws where it runs beyond the bytes, nests too deep or has a list of more elements than bytes are left.
 */
export function endOfThrift(view: DataView, at: number, depth = 0): number {
  if (depth > deepest) throw new Error(`thrift: expected at most ${deepest} levels, got more`);
  for (;;) {
    const byte = view.getUint8(at++);
    if ((byte & 0x0f) === 0) return at;
    // A field's number follows its type where it is no small step from the last.
    if (byte >> 4 === 0) at = varInt(view, at).end;
    at = endOfElement(view, at, byte & 0x0f, depth, false);
  }
}

function endOfElement(view: DataView, at: number, type: number, depth: number, inList: boolean): number {
  switch (type) {
    // A field's own type says whether it is true; in a list each takes a byte.
    case 1:
    case 2:
      return inList ? at + 1 : at;
    case 3:
      return at + 1;
    case 4:
    case 5:
    case 6:
      return varInt(view, at).end;
    case 7:
      return at + 8;
    case 8: {
      const { value, end } = varInt(view, at);
      if (value > view.byteLength - end)
        throw new Error(`thrift: expected ${value} bytes of text, got fewer`);
      return end + value;
    }
    case 9: {
      const byte = view.getUint8(at++);
      const long = byte >> 4 === 15 ? varInt(view, at) : null;
      const size = long?.value ?? byte >> 4;
      at = long?.end ?? at;
      if (size > view.byteLength - at) throw new Error(`thrift: expected a list of ${size}, got fewer bytes`);
      for (let i = 0; i < size; i++) at = endOfElement(view, at, byte & 0x0f, depth + 1, true);
      return at;
    }
    case 12:
      return endOfThrift(view, at, depth + 1);
    default:
      throw new Error(`thrift: expected a type that parquet uses, got ${type}`);
  }
}

/** Unsigned, of up to 64 bits; long ones are only stepped over. */
function varInt(view: DataView, at: number): { value: number; end: number } {
  let value = 0;
  for (let k = 0; k < 10; k++) {
    const byte = view.getUint8(at + k);
    value += (byte & 0x7f) * 2 ** (7 * k);
    if (byte < 0x80) return { value, end: at + k + 1 };
  }
  throw new Error('thrift: expected a number of at most 10 bytes, got a longer one');
}
