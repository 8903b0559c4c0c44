/** The kernels of kl-normal on their cases. */
import { testKernel } from '../kernel-tests';
import { klNormalGradientKernel, klNormalKernel } from './kl-normal';

testKernel(klNormalKernel);
testKernel(klNormalGradientKernel);
