/** The Bernoulli kernels on their cases; golden values come to them through nn/bernoulli's test. */
import { testKernel } from '../../testing/kernel-tests';
import { bernoulliGradientKernel, bernoulliKernel } from './bernoulli';

testKernel(bernoulliKernel);
testKernel(bernoulliGradientKernel);
