/** The kernels of kl-normal on their cases. */
import { testKernel } from '../../testing/kernel-tests';
import { klNormalGradientKernel, klNormalKernel } from './kl-normal';

testKernel(klNormalKernel);
testKernel(klNormalGradientKernel);
