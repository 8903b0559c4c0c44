/** The parser of typed statistics: what it reads, what it says of the rest, and that nothing else is ever thrown. */
import { describe, expect, it } from 'vitest';
import { fc } from '../testing/properties';
import { functions, textOf, valueAt, type Expression, type FunctionName, type Operator } from './expression';
import { parseStatistics } from './parse-statistics';
import { StatisticsError } from './statistics-error';

const at = (text: string, z: number) => valueAt(parseStatistics(text)[0], z);
const again = (text: string) => parseStatistics(text).map((term) => textOf(term)).join('; '); // prettier-ignore

function errorOf(text: string): StatisticsError {
  try {
    parseStatistics(text);
  } catch (error) {
    if (error instanceof StatisticsError) return error;
    throw error;
  }
  throw new Error(`expected a fault of ${text}, got none`);
}

describe('parseStatistics', () => {
  it('has the precedence of mathematics', () => {
    const values: [string, number][] = [
      ['-z^2', -9],
      ['(-z)^2', 9],
      ['2^3^2', 512],
      ['2^-1', 0.5],
      ['z-2-1', 0],
      ['12/z/2', 2],
      ['1+2*z', 7],
      ['-z*2', -6],
      ['2*-z', -6],
      ['+z - -z', 6],
      ['(1+2)*z', 9],
      ['.5e1 + 2.', 7],
      ['pi', Math.PI],
      ['max(z, 4) - min(z,4)', 1],
      ['sqrt(abs(-z*3))', 3],
      ['log(exp(z))', 3],
      ['tanh(0)+sin(0)+cos(0)', 1],
    ];
    for (const [text, value] of values) expect(at(text, 3), text).toBeCloseTo(value, 14);
  });

  it('separates terms by semicolons', () => {
    expect(again(' z;z ^ 2 ; abs( z );sin(3 * z)')).toBe('z; z^2; abs(z); sin(3*z)');
  });

  it('prints no parenthesis that can be left out, and every one that cannot', () => {
    for (const text of [
      '(z+1)*2',
      'z-(1-z)',
      'z/(2*z)',
      '(-z)^2',
      '-z^2',
      '(z^2)^3',
      'z^2^3',
      '2^(z+1)',
      '-(z+1)',
    ])
      expect(again(text)).toBe(text);
    expect(again('((z)) + (2*z) - ((z))^(-(2))')).toBe('z+2*z-z^-2');
  });

  it.each([
    [
      '',
      'Statistics, term 1, character 1: expected a function of z, got an empty term; type one, for example z, or take out the ;',
    ],
    [
      'z; ; z',
      'Statistics, term 2, character 4: expected a function of z, got an empty term; type one, for example z, or take out the ;',
    ],
    [
      'z; 3z',
      'Statistics, term 2, character 5: expected an operator or ;, got "z"; write a product with *, as in 3*z',
    ],
    [
      'z)',
      'Statistics, term 1, character 2: expected an operator or ;, got ")"; take it out, or add the ( that opens it',
    ],
    [
      'z; z^2, z^3',
      'Statistics, term 2, character 7: expected an operator or ;, got ","; write ; between functions',
    ],
    [
      'z*',
      'Statistics, term 1, character 3: expected a number, z, pi, a function or (, got the end; write what belongs here',
    ],
    ['z; sin z', 'Statistics, term 2, character 8: expected ( after sin, got "z"; write sin(z)'],
    ['max(z)', 'Statistics, term 1, character 6: expected , in max, got ")"; max takes two: max(z,0)'],
    [
      'sin(z, 2)',
      'Statistics, term 1, character 6: expected ) after one argument of sin, got ","; leave the others out',
    ],
    ['(z', 'Statistics, term 1, character 3: expected an operator or ), got the end; close the parenthesis'],
    [
      '(2z)',
      'Statistics, term 1, character 3: expected an operator or ), got "z"; write a product with *, as in 3*z',
    ],
    [
      'z; x^2',
      'Statistics, term 2, character 4: expected one of z, pi, abs, sqrt, exp, log, sin, cos, tanh, min, max, got "x"; write one of these, and a product with *',
    ],
    [
      'constructor(z)',
      'Statistics, term 1, character 1: expected one of z, pi, abs, sqrt, exp, log, sin, cos, tanh, min, max, got "constructor"; write one of these, and a product with *',
    ],
    [
      'z; z=2',
      'Statistics, term 2, character 5: expected numbers, z, pi, functions and + - * / ^ ( ) , ; alone, got "="; take it out',
    ],
    [
      '1e999',
      'Statistics, term 1, character 1: expected a number below 1.8e308, got "1e999"; write a smaller one',
    ],
    [
      `${'z;'.repeat(20)}z`,
      'Statistics, term 21, character 41: expected at most 20 terms, got one more; leave some out',
    ],
    [
      '('.repeat(101),
      'Statistics, term 1, character 102: expected at most 100 levels inside each other, got one more; simplify the term',
    ],
    ['z'.repeat(1001), 'Statistics: expected at most 1000 characters, got 1001; shorten the text'],
  ])('refuses %j with the term, the place and the way out', (text, sentence) => {
    expect(errorOf(text).message).toBe(sentence);
  });

  it('says where, for who marks the place', () => {
    const { term, character } = errorOf('z; 3z');
    expect({ term, character }).toEqual({ term: 2, character: 5 });
  });

  it('takes 20 terms and 1,000 characters', () => {
    expect(parseStatistics('z;'.repeat(19) + 'z')).toHaveLength(20);
    expect(parseStatistics('z' + '+z'.repeat(499))).toHaveLength(1);
    expect(at('z' + '^1'.repeat(99), 3)).toBe(3);
  });
});

const names = Object.keys(functions) as FunctionName[];
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 6 },
    fc.record({ kind: fc.constant('name' as const), name: fc.constantFrom('z' as const, 'pi' as const) }),
    fc.record({
      kind: fc.constant('number' as const),
      value: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    }),
    fc.record({ kind: fc.constant('negative' as const), of: tie('expression') }),
    fc.record({
      kind: fc.constant('operation' as const),
      operator: fc.constantFrom<Operator>('+', '-', '*', '/', '^'),
      left: tie('expression'),
      right: tie('expression'),
    }),
    fc.constantFrom(...names).chain((name) =>
      fc.record({
        kind: fc.constant('call' as const),
        name: fc.constant(name),
        of: fc.array(tie('expression'), {
          minLength: functions[name].takes,
          maxLength: functions[name].takes,
        }),
      }),
    ),
  ),
}));

describe('of any text', () => {
  const bits = fc.constantFrom(
    'z',
    'pi',
    ...names,
    '(',
    ')',
    ',',
    ';',
    '+',
    '-',
    '*',
    '/',
    '^',
    ' ',
    '2',
    '.5',
    '1e3',
    'e',
    '=',
    '\u00d7',
  );

  it('nothing but its own error is thrown', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 60, unit: 'binary' }),
      fc.array(bits, { maxLength: 100 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          again(text);
        } catch (error) {
          expect(error).toBeInstanceOf(StatisticsError);
          expect((error as Error).message).toMatch(/^Statistics.*: expected .+, got .+; .+$/su);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a printed tree is read as the same tree', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        const text = textOf(tree);
        fc.pre(text.length <= 1000);
        expect(parseStatistics(text)).toEqual([tree]);
      }),
      { numRuns: 2000 },
    );
  });

  it('the printed form of what can be read prints as itself', () => {
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 12 }), (parts) => {
        let text: string;
        try {
          text = again(parts.join(''));
        } catch {
          return;
        }
        expect(again(text)).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });
});
