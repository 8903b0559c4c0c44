/** The kernel of running-mean on its cases. */
import { testKernel } from '../../testing/kernel-tests';
import { runningMeanKernel } from './running-mean';

testKernel(runningMeanKernel);
