/** The gathering of pictures on its cases, bit for bit. */
import { testKernel } from '../kernel-tests';
import { gatherKernel } from './gather';

testKernel(gatherKernel);
