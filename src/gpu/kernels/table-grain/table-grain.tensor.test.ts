/** The coarse-grain kernels over a table on their cases. */
import { testKernel } from '../../testing/kernel-tests';
import { klTableGrainKernel, tableExactKernel, tableGrainKernel } from './table-grain';

testKernel(tableGrainKernel);
testKernel(tableExactKernel);
testKernel(klTableGrainKernel);
