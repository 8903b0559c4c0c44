/** The kernels of a mixture on their cases. */
import { testKernel } from '../../testing/kernel-tests';
import { klMixtureGrainKernel, mixtureExactKernel, mixtureGrainKernel } from './mixture-grain';

testKernel(mixtureGrainKernel);
testKernel(mixtureExactKernel);
testKernel(klMixtureGrainKernel);
