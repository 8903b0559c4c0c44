/** The picked picture, its reconstruction, and what it costs in nats. */
import { memo } from 'react';
import type { Pictures } from '../../../experiment/measurements';
import type { Preview } from '../../../state/preview-store';
import { formatNats } from '../../../ui/format';
import { ImageGrid } from '../../../ui/image-grid';

interface PairProps {
  readonly name: string;
  readonly picture: Pictures | null;
  readonly reconstruction: Pictures | null;
  readonly term1: number | null;
  readonly term2: number | null;
  readonly dimension: number | null;
  /** Of the dimension, nats. */
  readonly kl: number | null;
  readonly preview: Preview | null;
}

export const Pair = memo(function Pair(props: PairProps) {
  const { name, picture, reconstruction, term1, term2, dimension, kl, preview } = props;
  return (
    <>
      <Place pictures={picture} description="The picked picture." />
      <Place
        pictures={reconstruction}
        description={`The picked picture as ${name} reconstructs it.`}
        preview={preview}
      />
      <div className="bench-terms">
        <dl className="number">
          <dt>term1</dt>
          <dd translate="no">{formatNats(term1)}</dd>
          <dt>term2</dt>
          <dd translate="no">{formatNats(term2)}</dd>
          <dt>
            {dimension === null ? (
              'KL'
            ) : (
              <>
                KL z<sub translate="no">{dimension + 1}</sub>
              </>
            )}
          </dt>
          <dd translate="no">{formatNats(kl)}</dd>
        </dl>
      </div>
    </>
  );
});

interface PlaceProps {
  readonly pictures: Pictures | null;
  readonly description: string;
  readonly preview?: Preview | null;
}

function Place({ pictures, description, preview = null }: PlaceProps) {
  return (
    <div className={preview ? 'bench-place bench-preview' : 'bench-place'}>
      {pictures && <ImageGrid pictures={pictures} columns={1} description={description} />}
      {preview && <span className="bench-mark">preview</span>}
    </div>
  );
}
