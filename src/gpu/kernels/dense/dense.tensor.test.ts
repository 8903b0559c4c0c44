/** The dense kernels on their cases. */
import { testKernel } from '../kernel-tests';
import { denseInputGradientKernel, denseKernel, denseParametersGradientKernel } from './dense';

testKernel(denseKernel);
testKernel(denseInputGradientKernel);
testKernel(denseParametersGradientKernel);
