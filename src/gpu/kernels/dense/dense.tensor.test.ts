/** The dense kernels on their cases. */
import { testKernel } from '../kernel-tests';
import {
  denseInputGradientKernel,
  denseKernel,
  denseOfPicturesKernel,
  denseParametersGradientKernel,
} from './dense';

testKernel(denseKernel);
testKernel(denseOfPicturesKernel);
testKernel(denseInputGradientKernel);
testKernel(denseParametersGradientKernel);
