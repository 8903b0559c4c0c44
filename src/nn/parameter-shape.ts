/** The shape of one named parameter. Types only; names and shapes are a file format (docs/notation.md). */

export interface ParameterShape {
  readonly name: string;
  readonly shape: readonly number[];
  /** Xavier uniform for weights, zero for biases and prior coefficients. */
  readonly initial: 'xavier' | 'zero';
  /** False of what is set between steps and not by Adam: a centroid prior. */
  readonly trained?: false;
}
