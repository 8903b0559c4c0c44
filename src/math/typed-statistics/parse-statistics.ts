/** Typed statistics, `z; z^2; abs(z)`, read into expressions by recursive descent: nothing typed is ever run as code. */
import { functions, type Expression, type FunctionName, type Operator } from './expression';
import { readTokens, type Token } from './read-tokens';
import { quoted, StatisticsError } from './statistics-error';

/** Characters that a text may have. */
export const LONGEST_TEXT = 1000;
/** Statistics that a text may have. */
const MOST_STATISTICS = 20;
/** Parentheses, signs and exponents that may stand inside each other. */
const DEEPEST = 100;

/**
 * One expression for each term; terms are separated by semicolons. `-z^2` is -(z^2), and `2^3^2` is 2^(3^2).
 * Throws a StatisticsError, whose sentence has the term, the character and the way out.
 */
export function parseStatistics(text: string): Expression[] {
  if (text.length > LONGEST_TEXT) {
    throw new StatisticsError(
      `Statistics: expected at most ${LONGEST_TEXT} characters, got ${text.length}; shorten the text`,
      0,
      LONGEST_TEXT + 1,
    );
  }
  return new Parser(readTokens(text)).statistics();
}

class Parser {
  private next = 0;
  private term = 1;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  statistics(): Expression[] {
    const terms = [this.whole()];
    while (this.take(';')) {
      this.term++;
      if (this.term > MOST_STATISTICS)
        throw this.fault(`at most ${MOST_STATISTICS} terms`, 'one more', 'leave some out');
      terms.push(this.whole());
    }
    return terms;
  }

  /** A term up to its semicolon or the end. */
  private whole(): Expression {
    const { kind, text } = this.here;
    if (kind === 'end' || text === ';')
      throw this.fault('a function of z', 'an empty term', 'type one, for example z, or take out the ;');
    const expression = this.sum();
    if (this.here.kind === 'end' || this.here.text === ';') return expression;
    const waysOut = { ')': 'take it out, or add the ( that opens it', ',': 'write ; between functions' };
    const wayOut = Object.entries(waysOut).find(([sign]) => sign === this.here.text)?.[1];
    throw this.fault('an operator or ;', this.got(), wayOut ?? 'write a product with *, as in 3*z');
  }

  private sum(): Expression {
    return this.chain(['+', '-'], () => this.product());
  }

  private product(): Expression {
    return this.chain(['*', '/'], () => this.signed());
  }

  /** Operations of one rank, from the left. */
  private chain(operators: readonly Operator[], part: () => Expression): Expression {
    let left = part();
    for (;;) {
      const operator = operators.find((one) => this.take(one));
      if (!operator) return left;
      left = { kind: 'operation', operator, left, right: part() };
    }
  }

  private signed(): Expression {
    if (this.take('-')) return { kind: 'negative', of: this.inside(() => this.signed()) };
    if (this.take('+')) return this.inside(() => this.signed());
    const base = this.alone();
    if (!this.take('^')) return base;
    return { kind: 'operation', operator: '^', left: base, right: this.inside(() => this.signed()) };
  }

  private alone(): Expression {
    const { kind, text } = this.here;
    if (kind === 'number') return this.number(text);
    if (kind === 'name') return this.named(text);
    if (!this.take('('))
      throw this.fault('a number, z, pi, a function or (', this.got(), 'write what belongs here');
    const expression = this.inside(() => this.sum());
    this.close();
    return expression;
  }

  private number(text: string): Expression {
    const value = Number(text);
    if (!Number.isFinite(value))
      throw this.fault('a number below 1.8e308', quoted(text), 'write a smaller one');
    this.next++;
    return { kind: 'number', value };
  }

  private named(text: string): Expression {
    if (text === 'z' || text === 'pi') {
      this.next++;
      return { kind: 'name', name: text };
    }
    if (!Object.hasOwn(functions, text)) {
      const known = `z, pi, ${Object.keys(functions).join(', ')}`;
      throw this.fault(`one of ${known}`, quoted(text), 'write one of these, and a product with *');
    }
    const name = text as FunctionName;
    const { takes } = functions[name];
    this.next++;
    if (!this.take('('))
      throw this.fault(`( after ${name}`, this.got(), `write ${takes === 1 ? `${name}(z)` : `${name}(z,0)`}`);
    const of = [this.inside(() => this.sum())];
    while (of.length < takes) {
      if (!this.take(',')) throw this.fault(`, in ${name}`, this.got(), `${name} takes two: ${name}(z,0)`);
      of.push(this.inside(() => this.sum()));
    }
    if (this.here.text === ',')
      throw this.fault(
        `) after ${takes === 1 ? 'one argument' : 'two arguments'} of ${name}`,
        this.got(),
        'leave the others out',
      );
    this.close();
    return { kind: 'call', name, of };
  }

  private close(): void {
    if (this.take(')')) return;
    const open = this.here.kind === 'end' || this.here.kind === 'sign';
    const wayOut = open ? 'close the parenthesis' : 'write a product with *, as in 3*z';
    throw this.fault('an operator or )', this.got(), wayOut);
  }

  private inside(part: () => Expression): Expression {
    if (++this.depth > DEEPEST)
      throw this.fault(`at most ${DEEPEST} levels inside each other`, 'one more', 'simplify the term');
    const expression = part();
    this.depth--;
    return expression;
  }

  private get here(): Token {
    return this.tokens[this.next];
  }

  private take(sign: string): boolean {
    if (this.here.kind !== 'sign' || this.here.text !== sign) return false;
    this.next++;
    return true;
  }

  private got(): string {
    return this.here.kind === 'end' ? 'the end' : quoted(this.here.text);
  }

  private fault(expected: string, got: string, wayOut: string): StatisticsError {
    const character = this.here.at + 1;
    return new StatisticsError(
      `Statistics, term ${this.term}, character ${character}: expected ${expected}, got ${got}; ${wayOut}`,
      this.term,
      character,
    );
  }
}
