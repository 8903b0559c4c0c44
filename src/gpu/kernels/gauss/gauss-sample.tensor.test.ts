/** The Gaussian sampler's kernels on their cases, which draw the words of math/random. */
import { testKernel } from '../../testing/kernel-tests';
import { gaussSampleGradientKernel, gaussSampleKernel } from './gauss-sample';

testKernel(gaussSampleKernel);
testKernel(gaussSampleGradientKernel);
