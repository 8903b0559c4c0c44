/** The dense kernels on their cases. */
import { testKernel } from '../../testing/kernel-tests';
import { denseInputGradientKernel, denseKernel, denseParametersGradientKernel } from './dense';

testKernel(denseKernel);
testKernel(denseInputGradientKernel);
testKernel(denseParametersGradientKernel);
