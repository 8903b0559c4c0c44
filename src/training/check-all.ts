/** Everything that is checked of the backend at work: operations, kernels, steps, and steps captured. */
import type { Finding, Heard } from '../gpu/finding';
import { selfCheck } from '../gpu/self-check';
import { checkCaptured } from './check-captured';
import { checkSteps } from './check-steps';

export const checkAll = async (heard?: Heard): Promise<Finding[]> => [
  ...(await selfCheck(heard)),
  ...(await checkSteps(heard)),
  ...(await checkCaptured(heard)),
];
