/** The pooling kernels on their cases. */
import { testKernel } from '../../testing/kernel-tests';
import { maxPoolGradientKernel, maxPoolKernel } from './max-pool';

testKernel(maxPoolKernel);
testKernel(maxPoolGradientKernel);
