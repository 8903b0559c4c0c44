/** An expression in z as a tree, its value and its canonical text. No code is evaluated. */

export type Operator = '+' | '-' | '*' | '/' | '^';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: 'z' | 'pi' }
  | { readonly kind: 'negative'; readonly of: Expression }
  | {
      readonly kind: 'operation';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly of: readonly Expression[] };

/** What can be called, each with the number of its arguments. */
export const functions = {
  abs: { takes: 1, at: Math.abs },
  sqrt: { takes: 1, at: Math.sqrt },
  exp: { takes: 1, at: Math.exp },
  log: { takes: 1, at: Math.log },
  sin: { takes: 1, at: Math.sin },
  cos: { takes: 1, at: Math.cos },
  tanh: { takes: 1, at: Math.tanh },
  min: { takes: 2, at: Math.min },
  max: { takes: 2, at: Math.max },
} as const satisfies Record<string, { takes: number; at: (a: number, b: number) => number }>;

export type FunctionName = keyof typeof functions;

/** Its value at z; NaN or infinite where mathematics has none. */
export function valueAt(expression: Expression, z: number): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name':
      return expression.name === 'z' ? z : Math.PI;
    case 'negative':
      return -valueAt(expression.of, z);
    case 'operation':
      return operate(expression.operator, valueAt(expression.left, z), valueAt(expression.right, z));
    case 'call': {
      const at: (a: number, b: number) => number = functions[expression.name].at;
      const [a, b] = expression.of.map((one) => valueAt(one, z));
      return at(a, b);
    }
  }
}

function operate(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '^':
      return a ** b;
  }
}

/** How tightly each form binds: a sum, a product, a minus sign, a power, and what stands alone. */
const [SUM, PRODUCT, NEGATIVE, POWER, ALONE] = [1, 2, 3, 4, 5];

/** Its text with no space and no parenthesis that it can do without; parsed, it is the same tree. */
export function textOf(expression: Expression, least = SUM): string {
  const [text, binds] = bound(expression);
  return binds < least ? `(${text})` : text;
}

function bound(expression: Expression): [string, number] {
  switch (expression.kind) {
    case 'number':
      return [String(expression.value), ALONE];
    case 'name':
      return [expression.name, ALONE];
    case 'negative':
      return [`-${textOf(expression.of, NEGATIVE)}`, NEGATIVE];
    case 'call':
      return [`${expression.name}(${expression.of.map((one) => textOf(one)).join(',')})`, ALONE];
    case 'operation': {
      const { operator, left, right } = expression;
      if (operator === '^') return [`${textOf(left, ALONE)}^${textOf(right, NEGATIVE)}`, POWER];
      const own = operator === '+' || operator === '-' ? SUM : PRODUCT;
      return [`${textOf(left, own)}${operator}${textOf(right, own + 1)}`, own];
    }
  }
}
