/** The windows' kernels on their cases. */
import { testKernel } from '../../testing/kernel-tests';
import { overlayKernel, patchesKernel } from './windows';

testKernel(patchesKernel);
testKernel(overlayKernel);
