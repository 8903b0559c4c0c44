/** The kernels of the batch's mean terms on their cases. */
import { testKernel } from '../../testing/kernel-tests';
import { meanTermsGradientKernel, meanTermsKernel } from './mean-terms';

testKernel(meanTermsKernel);
testKernel(meanTermsGradientKernel);
