/** The gathering of pictures on its cases, bit for bit. */
import { testKernel } from '../../testing/kernel-tests';
import { gatherKernel } from './gather';

testKernel(gatherKernel);
