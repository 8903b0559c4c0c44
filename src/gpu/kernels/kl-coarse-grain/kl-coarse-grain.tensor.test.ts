/** The kernels of kl-coarse-grain on their cases. */
import { testKernel } from '../../testing/kernel-tests';
import { klCoarseGrainGradientKernel, klCoarseGrainKernel } from './kl-coarse-grain';

testKernel(klCoarseGrainKernel);
testKernel(klCoarseGrainGradientKernel);
