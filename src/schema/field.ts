/** One declaration of a setting; its type, validator, link text, command-line option and control all derive from it. Imports nothing of ours. */

/** TeX, of which a build makes MathML (scripts/build/equations.ts), and where it stands. */
export interface Equation {
  readonly tex: string;
  readonly source: string;
}

interface Described<V> {
  /** The key in a link and the option of the command line: `T_min`-like short words are in docs/notation.md. */
  readonly link: string;
  /** What the control is called, in the paper's words. */
  readonly label: string;
  /** The paper's symbol, or an empty text where it has none. */
  readonly symbol: string;
  /** One sentence: what it means and does. */
  readonly meaning: string;
  /** Where the paper, or what it rests on, has the symbol; null where there is no formula to it. */
  readonly equation: Equation | null;
  /** Which panels show its effect, and as what: 'Posterior: the samples.' */
  readonly moves: string;
  /** True where a running experiment takes a new value at its next step (definitions: live fields). */
  readonly live: boolean;
  /** True of a live field whose new value probes show at once, before anything is trained with it (definition 24). */
  readonly probed?: true;
  /** True where links and records without it were kept: there it has its default, silently, and links leave the default out. */
  readonly later?: true;
  readonly default: V;
}

/** A real number in [minimum, maximum]. */
export interface NumberField extends Described<number> {
  readonly kind: 'number';
  readonly minimum: number;
  readonly maximum: number;
  readonly scale: 'linear' | 'logarithmic';
}

/** A whole number in [minimum, maximum]. */
export interface IntegerField extends Described<number> {
  readonly kind: 'integer';
  readonly minimum: number;
  readonly maximum: number;
}

/** A list of 1 to `longest` whole numbers, each in [minimum, maximum]: the widths of hidden layers. */
export interface IntegersField extends Described<readonly number[]> {
  readonly kind: 'integers';
  readonly minimum: number;
  readonly maximum: number;
  readonly longest: number;
}

/** One of a few words. */
export interface ChoiceField<O extends string = string> extends Described<O> {
  readonly kind: 'choice';
  readonly options: readonly O[];
}

/** One of a few words, or a text of one form. */
export interface NameField extends Described<string> {
  readonly kind: 'name';
  readonly options: readonly string[];
  /** The whole of every other text that is allowed. */
  readonly form: RegExp;
  /** The form in words: 'own-' and 64 hexadecimal digits. */
  readonly formText: string;
}

/** A text of one line that is typed: statistics `z; z^2`. Its default is one that is taken. */
export interface TextField extends Described<string> {
  readonly kind: 'text';
  readonly live: false;
  /** Characters at most. */
  readonly longest: number;
  /** Why a text is refused, in a sentence; null where it is taken. Pure, and never throws. */
  readonly check?: (text: string) => string | null;
}

/** On or off. */
export interface SwitchField extends Described<boolean> {
  readonly kind: 'switch';
}

export type Field =
  NumberField | IntegerField | IntegersField | ChoiceField | NameField | TextField | SwitchField;
export type Fields = Readonly<Record<string, Field>>;

/** The TypeScript type of a field's value. */
export type Value<F> = F extends { kind: 'number' | 'integer' }
  ? number
  : F extends { kind: 'integers' }
    ? readonly number[]
    : F extends { kind: 'choice'; options: readonly (infer O)[] }
      ? O
      : F extends { kind: 'name' | 'text' }
        ? string
        : F extends { kind: 'switch' }
          ? boolean
          : never;

/** A value of some field, which one not being known. */
export type AnyValue = number | readonly number[] | string | boolean;

/** The type of an object with one value a field. */
export type Values<F extends Fields> = { readonly [K in keyof F]: Value<F[K]> };
