/** One model's refined q of the picked picture. */
import { useCallback } from 'react';
import type { Pictures } from '../../../experiment/measurements';
import type { ModelId } from '../../../models/registry';
import { nameOf, placeOf } from '../../../state/model-names';
import type { RefinedView } from '../../../state/refine-store';
import { Figure } from '../../../ui/figure';
import { formatNats } from '../../../ui/format';
import { ImageGrid } from '../../../ui/image-grid';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { Swatch } from '../../../ui/swatch';
import { meanText } from '../../mean-text';
import { curveScene } from './curve-scene';
import { freeEnergyOf, gainNames, refinedSummary } from './refine-words';

interface RefinedModelProps {
  readonly id: ModelId;
  readonly view: RefinedView;
  readonly picture: { readonly picture: Pictures } | null;
  readonly link: () => string;
}

export function RefinedModel({ id, view, picture, link }: RefinedModelProps) {
  const { curve, steps, found, encoded, reconstruction } = view;
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => curveScene(curve, steps, size, ink),
    [curve, steps],
  );
  const name = nameOf(id);
  const headingId = `refine-${id}`;
  return (
    <section aria-labelledby={headingId} className="refine-model">
      <h3 id={headingId}>
        <Swatch place={placeOf(id)} /> {name}
      </h3>
      <div className="refine-pictures">
        {picture && <Picture pictures={picture.picture} caption="picture" words="The picked picture." />}
        <Picture
          pictures={encoded}
          caption="encoder’s q"
          words={`The picked picture as ${name} reconstructs it from the encoder’s q.`}
        />
        <Picture
          pictures={reconstruction}
          caption="refined q"
          words={`The picked picture as ${name} reconstructs it from the refined q.`}
        />
      </div>
      {found && (
        <dl className="refine-figures number">
          <dt>L of the encoder’s q</dt>
          <dd>{formatNats(freeEnergyOf(found.before))} nats</dd>
          <dt>L of the refined q</dt>
          <dd>{formatNats(freeEnergyOf(found.after))} nats</dd>
          <dt>{gainNames[found.accounting]}</dt>
          <dd>{meanText(found.gain)} nats</dd>
        </dl>
      )}
      {found?.accounting === 'paper' && (
        <p className="setting-note">L of relaxed samples is no bound, so this is none.</p>
      )}
      <Figure
        className="refine-curve"
        title={`L while q is refined, ${name}`}
        summary={refinedSummary(view)}
        scene={scene}
        fileName={`refined-${id}`}
        settings={{ model: id, curve, ...(found && { index: found.index, gain: found.gain }) }}
        link={link}
        place={placeOf(id)}
      />
    </section>
  );
}

interface PictureProps {
  readonly pictures: Pictures;
  readonly caption: string;
  readonly words: string;
}

function Picture({ pictures, caption, words }: PictureProps) {
  return (
    <figure>
      <ImageGrid pictures={pictures} columns={1} description={words} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
