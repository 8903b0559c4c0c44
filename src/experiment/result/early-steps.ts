/** Steps whose minibatch losses a result has to the bit (definition 22). Apart from the rest of results, which come only when one is shared or opened. */
export const earlySteps: readonly number[] = [1, 10, 100];
