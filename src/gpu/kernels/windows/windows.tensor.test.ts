/** The windows' kernels on their cases. */
import { testKernel } from '../kernel-tests';
import { overlayKernel, patchesKernel } from './windows';

testKernel(patchesKernel);
testKernel(overlayKernel);
