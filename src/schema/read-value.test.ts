import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedText } from './allowed';
import type {
  ChoiceField,
  Field,
  IntegerField,
  IntegersField,
  NameField,
  NumberField,
  SwitchField,
  TextField,
} from './field';
import { noticesOf, readText, readValue, sameValue } from './read-value';
import { defaultsOf, readValues } from './read-values';
import { parseValue, printValue } from './value-text';

const described = {
  label: '',
  symbol: '',
  meaning: 'A test.',
  equation: null,
  moves: 'Nothing.',
  live: false,
} as const;
const number: NumberField = {
  ...described,
  kind: 'number',
  link: 'T',
  minimum: 0.01,
  maximum: 5,
  scale: 'linear',
  default: 1,
};
const integer: IntegerField = {
  ...described,
  kind: 'integer',
  link: 'd',
  minimum: 1,
  maximum: 80,
  default: 20,
};
const integers: IntegersField = {
  ...described,
  kind: 'integers',
  link: 'hidden',
  minimum: 1,
  maximum: 1024,
  longest: 3,
  default: [400, 400],
};
const choice = {
  ...described,
  kind: 'choice',
  link: 'binarise',
  options: ['none', 'static'],
  default: 'none',
} as const satisfies ChoiceField;
const name: NameField = {
  ...described,
  kind: 'name',
  link: 'dataset',
  options: ['mnist', 'svhn'],
  form: /^own-[0-9a-f]{4}$/,
  formText: "'own-' and four digits",
  default: 'mnist',
};
const onOff: SwitchField = { ...described, kind: 'switch', link: 'on', default: true };
const text: TextField = {
  ...described,
  kind: 'text',
  link: 'stats',
  longest: 30,
  check: (given) => (given.includes('q') ? 'Term q is not known; leave it out.' : null),
  default: 'z; z^2',
};
const all: readonly Field[] = [number, integer, integers, choice, name, text, onOff];

describe('readValue', () => {
  it.each<[Field, unknown]>([
    [number, 0.01],
    [number, 5],
    [integer, 1],
    [integer, 80],
    [integers, [1]],
    [integers, [1024, 1, 7]],
    [choice, 'static'],
    [text, ''],
    [text, ' z ;  -sin(3*z)^2 + "é" 😀 '],
    [onOff, false],
  ])('takes what the field allows as it is', (field, given) => {
    expect(readValue(field, given)).toEqual({ value: given });
  });

  it.each<[Field, unknown, unknown]>([
    [number, 9, 5],
    [number, -1, 0.01],
    [integer, 81, 80],
    [integer, 0, 1],
    [integer, 4.6, 5],
    [integers, [0, 5000], [1, 1024]],
    [integers, [1, 2, 3, 4], [1, 2, 3]],
    [integers, [2.4], [2]],
  ])('takes the nearest allowed value and says so', (field, given, taken) => {
    const reading = readValue(field, given);
    expect(reading.value).toEqual(taken);
    expect(reading.problem).toContain(`expected ${allowedText(field)}, got `);
  });

  it.each<[Field, unknown]>([
    [number, NaN],
    [number, Infinity],
    [number, '1'],
    [number, null],
    [integer, undefined],
    [integer, true],
    [integers, []],
    [integers, 400],
    [integers, [400, 'x']],
    [integers, Array(2)],
    [choice, 'toString'],
    [choice, ['none']],
    [text, 3],
    [onOff, 1],
    [onOff, 'on'],
  ])('takes the default where nothing is near, and says so', (field, given) => {
    const reading = readValue(field, given);
    expect(reading.value).toEqual(field.default);
    expect(reading.problem).toContain(allowedText(field));
  });

  it.each([
    ['z; q', 'Term q is not known; leave it out'],
    ['z\nz^2', 'expected one line of text, got characters that no line has'],
    ['z\uD800', 'expected one line of text, got characters that no line has'],
    ['z'.repeat(31), 'expected at most 30 characters, got 31'],
  ])('takes the default for a text that is refused, and says why: %j', (given, problem) => {
    expect(readValue(text, given)).toEqual({ value: text.default, problem });
  });

  it('never throws, and what it gives is allowed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.anything({ withSparseArray: true, withBigInt: true }),
        (field, given) => {
          expect(readValue(field, readValue(field, given).value).problem).toBeUndefined();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('names field, what was given, what is allowed and what was taken', () => {
    expect(noticesOf('Tmax', readValue(number, 9))).toEqual([
      'Tmax: expected a number from 0.01 to 5, got 9; took 5.',
    ]);
    expect(noticesOf('hidden', readValue(integers, 'x'))).toEqual([
      "hidden: expected 1 to 3 whole numbers from 1 to 1024 joined by '-', got 'x'; took 400-400.",
    ]);
    expect(noticesOf('stats', readValue(text, 'z; q'))).toEqual([
      'stats: Term q is not known; leave it out; took z; z^2.',
    ]);
    expect(noticesOf('on', readValue(onOff, false))).toEqual([]);
    expect(readValue(choice, 'x'.repeat(5000)).problem!.length).toBeLessThan(120);
  });
});

describe('text of a value', () => {
  it('prints shortest and parses back to the same value', () => {
    const values = fc.oneof(
      fc.tuple(
        fc.constant<Field>(number),
        fc.double({ min: 0.01, max: 5, noNaN: true }).map((x): number | number[] | boolean | string => x),
      ),
      fc.tuple(fc.constant<Field>(integer), fc.integer({ min: 1, max: 80 })),
      fc.tuple(
        fc.constant<Field>(integers),
        fc.array(fc.integer({ min: 1, max: 1024 }), { minLength: 1, maxLength: 3 }),
      ),
      fc.tuple(fc.constant<Field>(choice), fc.constantFrom('none', 'static')),
      fc.tuple(
        fc.constant<Field>(text),
        fc.string({ unit: 'grapheme', maxLength: 10 }).map((given) => readValue(text, given).value),
      ),
      fc.tuple(fc.constant<Field>(onOff), fc.boolean()),
    );
    fc.assert(
      fc.property(values, ([field, value]) => {
        expect(readText(field, printValue(value))).toEqual({ value });
      }),
    );
    expect(printValue(0.001)).toBe('0.001');
    expect(printValue(1e-7)).toBe('1e-7');
    expect(printValue([400, 400])).toBe('400-400');
  });

  it.each(['', ' ', '0x10', '1_000', '1e', 'Infinity', 'NaN', '--1', '1 2'])(
    'does not take %j for a number',
    (text) => {
      expect(parseValue(number, text)).toBe(text);
    },
  );

  it('takes true and false for on and off', () => {
    expect(readText(onOff, 'true').value).toBe(true);
    expect(readText(onOff, 'false')).toEqual({ value: false });
    expect(readText(onOff, 'no').problem).toBe("expected on or off, got 'no'");
  });
});

describe('all fields of a declaration', () => {
  const fields = { temperature: number, binarise: choice };

  it('gives defaults', () => {
    expect(defaultsOf(fields)).toEqual({ temperature: 1, binarise: 'none' });
  });

  it('reads only own properties, and says which was missing', () => {
    const given: unknown = Object.create({ temperature: 3 });
    expect(readValues(fields, given, 'gauss.')).toEqual({
      values: { temperature: 1, binarise: 'none' },
      notices: [
        'gauss.temperature: expected a number from 0.01 to 5, got nothing; took 1.',
        'gauss.binarise: expected one of none, static, got nothing; took none.',
      ],
    });
    for (const strange of [null, undefined, 3, 'x', []])
      expect(readValues(fields, strange, '').values).toEqual(defaultsOf(fields));
  });

  it('compares lists by their elements', () => {
    expect(sameValue([1, 2], [1, 2])).toBe(true);
    expect(sameValue([1, 2], [1, 3])).toBe(false);
    expect(sameValue([1], [1, 2])).toBe(false);
    expect(sameValue(1, 1)).toBe(true);
  });
});
