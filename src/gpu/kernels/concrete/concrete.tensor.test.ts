/** The Concrete kernels on their cases, which draw the words of math/random. */
import { testKernel } from '../../testing/kernel-tests';
import { concreteGradientKernel, concreteKernel } from './concrete';

testKernel(concreteKernel);
testKernel(concreteGradientKernel);
