/** The kernel of Cat-VAE's term1 on its cases. */
import { testKernel } from '../../testing/kernel-tests';
import { klUniformKernel } from './kl-uniform';

testKernel(klUniformKernel);
