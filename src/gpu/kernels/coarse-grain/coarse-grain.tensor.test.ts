/** The coarse-grain kernels on their cases, which draw the words of math/random. */
import { testKernel } from '../../testing/kernel-tests';
import { coarseGrainGradientKernel, coarseGrainKernel } from './coarse-grain';

testKernel(coarseGrainKernel);
testKernel(coarseGrainGradientKernel);
