/** The one door to TensorFlow.js: every tensor of this project comes through here, in the worker or the command line, never in the page. */
import * as tf from '@tensorflow/tfjs';

// Without this tfjs greets on the console at every start.
tf.env().set('PROD', true);

export { tf };
export type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor4D, TensorInfo, Variable } from '@tensorflow/tfjs';
