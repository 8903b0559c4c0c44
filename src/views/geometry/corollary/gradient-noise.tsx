/** Remark 5 of gradients: how far one draw, Taylor's formula and the choice of pictures each throw the gradient of term2 off. */
import type { GradientNoise, GradientNoisePart } from '../../../experiment/section-five';
import { Explain } from '../../../ui/explain';
import { formatCount, formatShort } from '../../../ui/format';

const parts = ['encoder', 'decoder'] as const;
const errors: readonly {
  readonly of: Exclude<keyof GradientNoisePart, 'gradient'>;
  readonly name: string;
}[] = [
  { of: 'oneDraw', name: 'one draw of z a picture (L = 1)' },
  { of: 'taylor', name: 'Taylor’s formula, which draws nothing' },
  { of: 'pictures', name: 'which pictures are in the batch' },
];

interface GradientNoiseProps {
  readonly model: string;
  readonly noise: GradientNoise;
}

export function GradientNoiseTable({ model, noise }: GradientNoiseProps) {
  const { batches, batchSize, draws } = noise;
  return (
    <>
      <h3>Remark 5: gradients of term2</h3>
      <p className="quiet-text">1: an error as long as the expected gradient. Lower is better.</p>
      <Explain of={`gradients of term2, ${model}`}>
        <p>
          Training sees the gradient of one batch with one draw of z a picture. These are its squared errors.
          Errors of draws and batches average out over the steps. Taylor’s error stays. It also costs one
          decoder pass per dimension. Table 1 weighs both.
        </p>
      </Explain>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={`Gradients of term2, ${model}`}>
        <table className="lab-table">
          <caption>
            {formatCount(batches)} batches of {formatCount(batchSize)} training pictures, {formatCount(draws)}{' '}
            draws of each
          </caption>
          <thead>
            <tr>
              <th scope="col">error by</th>
              {parts.map((part) => (
                <th key={part} scope="col">
                  {part}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {errors.map(({ of, name }) => (
              <tr key={of}>
                <th scope="row">{name}</th>
                {parts.map((part) => (
                  <td key={part} translate="no">
                    {formatShort(noise[part][of] / noise[part].gradient)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
