/** The symbols of what a hand can hold, for a line of text. */
export const heldNames: Readonly<Record<string, string>> = {
  temperature: 'T',
  polynomialOrder: 'M',
  gridPoints: 'R',
  klWeight: 'KL weight',
  learningRate: 'learning rate',
};
