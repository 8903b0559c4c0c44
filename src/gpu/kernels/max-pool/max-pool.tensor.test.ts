/** The pooling kernels on their cases. */
import { testKernel } from '../kernel-tests';
import { maxPoolGradientKernel, maxPoolKernel } from './max-pool';

testKernel(maxPoolKernel);
testKernel(maxPoolGradientKernel);
