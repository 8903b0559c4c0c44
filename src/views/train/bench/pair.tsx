/** The picked picture, its reconstruction, and what it costs in nats. */
import { memo } from 'react';
import type { Pictures } from '../../../experiment/measurements';
import type { ModelId } from '../../../models/registry';
import type { Preview } from '../../../state/preview-store';
import { formatNats, withMinus } from '../../../ui/format';
import { ImageGrid } from '../../../ui/image-grid';
import { RefineButton } from './refine-button';
import { gainWords, type RefinedFigures } from './use-refined';

interface PairProps {
  readonly id: ModelId;
  readonly name: string;
  readonly picture: Pictures | null;
  readonly reconstruction: Pictures | null;
  readonly term1: number | null;
  readonly term2: number | null;
  readonly dimension: number | null;
  /** Of the dimension, nats. */
  readonly kl: number | null;
  readonly preview: Preview | null;
  /** What is shown of the refined q in place of the encoder's; null where nothing is. */
  readonly refined: RefinedFigures | null;
}

export const Pair = memo(function Pair(props: PairProps) {
  const { id, name, picture, reconstruction, term1, term2, dimension, kl, preview, refined } = props;
  return (
    <>
      <Place pictures={picture} description="The picked picture." />
      <Place
        pictures={reconstruction}
        description={`The picked picture as ${name} reconstructs it${refined ? ' from the refined q' : ''}.`}
        preview={preview}
        mark={refined ? 'refined' : undefined}
      />
      <div className="bench-terms">
        <dl className="number">
          <dt>term1</dt>
          <dd translate="no">{formatNats(term1)}</dd>
          <dt>term2</dt>
          <dd translate="no">{formatNats(term2)}</dd>
          {refined ? <Gain {...refined} /> : <OfDimension dimension={dimension} kl={kl} />}
        </dl>
        <RefineButton id={id} shown={refined !== null} />
      </div>
    </>
  );
});

function OfDimension({ dimension, kl }: Pick<PairProps, 'dimension' | 'kl'>) {
  return (
    <>
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
    </>
  );
}

/** By how much L fell. */
function Gain({ view }: RefinedFigures) {
  return (
    <div className="bench-gain" title={gainWords(view)}>
      <dt>
        refined: L<span className="visually-hidden"> of this picture changes by</span>
      </dt>
      <dd translate="no">{withMinus((-view.gain).toFixed(1))}</dd>
    </div>
  );
}

interface PlaceProps {
  readonly pictures: Pictures | null;
  readonly description: string;
  readonly preview?: Preview | null;
  readonly mark?: string;
}

function Place({ pictures, description, preview = null, mark }: PlaceProps) {
  return (
    <div className={preview ? 'bench-place bench-preview' : 'bench-place'}>
      {pictures && <ImageGrid pictures={pictures} columns={1} description={description} />}
      {(preview || mark) && <span className="bench-mark">{preview ? 'preview' : mark}</span>}
    </div>
  );
}
