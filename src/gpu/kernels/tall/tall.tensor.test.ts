/** The kernels of many rows on their cases. */
import { testKernel } from '../../testing/kernel-tests';
import { tallPartialsKernel, tallSumKernel } from './tall';

testKernel(tallPartialsKernel);
testKernel(tallSumKernel);
