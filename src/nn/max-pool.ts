/** Max pooling of two by two, with a gradient of its own that goes to the first of equals on every backend. Reference: math/patches. */
import { heap } from '../gpu/heap/heap';
import { maxPoolKernel } from '../gpu/kernels/max-pool/max-pool';
import { tf, type Tensor, type Tensor2D } from '../gpu/tf';
import type { PictureShape } from '../math/windows';

/** The four pixels of every two by two in reading order, each [n down, across, channels]. */
function quarters(x: Tensor2D, { height, width, channels }: PictureShape): Tensor[] {
  const pairs = tf.reshape(x, [-1, 2, width / 2, 2 * channels]);
  const rows = (x.shape[0] * height) / 2;
  return [0, 1].flatMap((row) =>
    [0, 1].map((column) =>
      tf.reshape(tf.slice4d(pairs as tf.Tensor4D, [0, row, 0, column * channels], [-1, 1, -1, channels]), [
        rows,
        width / 2,
        channels,
      ]),
    ),
  );
}

function pooled(x: Tensor2D, picture: PictureShape): Tensor2D {
  const own = heap();
  if (own) {
    const y = own.output([x.shape[0], x.shape[1] / 4]);
    const { height, width, channels } = picture;
    own.kernels.maxPool(own.address(y), own.address(x), x.shape[0], height, width, channels);
    return y as Tensor2D;
  }
  const [a, b, c, d] = quarters(x, picture);
  return tf.reshape(tf.maximum(tf.maximum(a, b), tf.maximum(c, d)), [x.shape[0], -1]);
}

/** dy where a quarter is the largest and none before it was. */
function gradient(x: Tensor2D, y: Tensor2D, dy: Tensor2D, picture: PictureShape): Tensor2D {
  const own = heap();
  if (own) {
    const dx = own.output(x.shape);
    const [atDx, atX, atDy] = [dx, x, dy].map(own.address);
    const { height, width, channels } = picture;
    own.kernels.maxPoolGradient(atDx, atX, atDy, x.shape[0], height, width, channels);
    return dx as Tensor2D;
  }
  const four = quarters(x, picture);
  const [largest, d] = [y, dy].map((t) => tf.reshape(t, four[0].shape));
  let left: Tensor = d;
  const shares = four.map((quarter) => {
    const share = tf.mul(left, tf.cast(tf.equal(quarter, largest), 'float32'));
    left = tf.sub(left, share);
    return share;
  });
  const row = (first: Tensor, second: Tensor) => tf.expandDims(tf.concat([first, second], 2), 1);
  return tf.reshape(tf.concat([row(shares[0], shares[1]), row(shares[2], shares[3])], 1), x.shape);
}

/** The largest of every two by two pixels by channel: x [n, height width channels] -> [n, a quarter of them]. */
export function maxPool(x: Tensor2D, picture: PictureShape): Tensor2D {
  if (maxPoolKernel.available()) return maxPoolKernel.apply({ x }, picture) as Tensor2D;
  const op = tf.customGrad((...args) => {
    const [input, save] = args as unknown as [Tensor2D, tf.GradSaveFunc];
    const y = pooled(input, picture);
    save([input, y]);
    return {
      value: y,
      gradFunc: (dy, saved) => {
        const [input, y] = saved as Tensor2D[];
        return gradient(input, y, dy as Tensor2D, picture);
      },
    };
  });
  return op(x) as Tensor2D;
}
