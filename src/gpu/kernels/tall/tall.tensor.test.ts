/** The kernels of many rows on their cases. */
import { testKernel } from '../kernel-tests';
import { tallPartialsKernel, tallSumKernel } from './tall';

testKernel(tallPartialsKernel);
testKernel(tallSumKernel);
