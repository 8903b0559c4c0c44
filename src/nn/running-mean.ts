/** The running mean of a parameter that is not trained, kept where Adam keeps the moments of the others. */
import { runningMeanKernel } from '../gpu/kernels/running-mean/running-mean';
import { tf, type Tensor, type Variable } from '../gpu/tf';
import { KEPT } from '../math/running-mean';

/** math/running-mean's update of both, which are of the value's shape. */
export function addToRunningMean(first: Variable, second: Variable, value: Tensor): void {
  if (runningMeanKernel.available()) {
    runningMeanKernel.run({ first, second, value }, {});
    return;
  }
  tf.tidy(() => {
    first.assign(tf.add(tf.mul(first, KEPT), tf.mul(value, 1 - KEPT)));
    second.assign(tf.add(tf.mul(second, KEPT), 1 - KEPT));
  });
}
