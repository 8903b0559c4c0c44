/** The coarse-grain kernels on their cases, which draw the words of math/random. */
import { testKernel } from '../kernel-tests';
import { coarseGrainGradientKernel, coarseGrainKernel } from './coarse-grain';

testKernel(coarseGrainKernel);
testKernel(coarseGrainGradientKernel);
