/** The latent map: pictures at their posterior means on the plane of two dimensions, what the decoder makes of it behind them, for all models side by side. */
import { useState, type ComponentProps } from 'react';
import { modelIds } from '../../models/registry';
import { isDrawn } from '../../experiment/drawn-digit';
import { labelWords } from '../../experiment/label-text';
import { digitName } from '../../state/digit-name';
import { useModelsShown } from '../../state/models-shown';
import { nameOf } from '../../state/model-names';
import { useClassNames } from '../../state/use-class-names';
import { mapsSlice } from './map-probing';
import { probesSlice } from '../../state/probes-store';
import { useActions, useSlice } from '../../state/use-page';
import { useViewSettings } from '../../state/use-view-settings';
import { Columns } from '../../ui/columns';
import { Explain } from '../../ui/explain';
import { formatCount } from '../../ui/format';
import { ImageGrid } from '../../ui/image-grid';
import { Notice } from '../../ui/notice';
import { ClassKey } from '../class-key';
import { InThisView } from '../in-this-view';
import { CodesPanel } from './codes/codes';
import { mapFields } from './map-settings';
import { meansText } from './map-words';
import { ModelMap } from './model-map';
import { PlaneButton } from './plane-button';
import type { ViewProps } from '../view';
import '../lab.css';
import './latent-map.css';

const panels = [
  { id: 'latent-map-heading', name: 'Latent map' },
  { id: 'codes-heading', name: 'What the codes know' },
];

export function LatentMapView({ link }: ViewProps) {
  const { values, notices, set } = useViewSettings('latent-map', mapFields);
  const actions = useActions();
  const problem = useSlice(mapsSlice, (state) => state.problem);
  const picked = useSlice(probesSlice, (state) => state.picked);
  const [hovered, setHovered] = useState<number | null>(null);
  const at = hovered ?? picked;
  const shown = useModelsShown();
  const columns = shown.map((id) => ({
    id,
    label: nameOf(id),
    content: (
      <ReadMap id={id} values={values} at={at} onRead={setHovered} onPick={actions.pickDigit} link={link} />
    ),
  }));
  return (
    <>
      {notices.length > 0 && <Notice role="status">{notices.join(' ')}</Notice>}
      <InThisView panels={panels} />
      <section className="lab-panel latent-map" aria-labelledby="latent-map-heading">
        <h2 id="latent-map-heading">Latent map</h2>
        <p className="quiet-text">
          Validation pictures at their posterior means, in front of the decoder’s output.
        </p>
        <Explain of="the latent map">
          <p>
            There are 1,000 pictures. Behind them stands the decoder’s output for every point of the plane.
            The axes are both dimensions where d = 2, else the two of largest KL. Cat-VAE’s axes are the mean
            number of the category.
          </p>
          <p>
            With the default settings Cat-VAE collapses: both variables pick one category for every digit. So
            the button gives it other settings.
          </p>
        </Explain>
        <div className="lab-tools">
          <PlaneButton />
          {(['grid', 'points'] as const).map((name) => (
            <label key={name} className="check">
              <input
                type="checkbox"
                checked={values[name]}
                onChange={({ target }) => set({ [name]: target.checked })}
              />
              {mapFields[name].label}
            </label>
          ))}
          <ClassKey />
        </div>
        <p className="quiet-text">
          The button trains Cat-VAE with T from 5 to 1 and KL weight 3. Do not compare its L then.
        </p>
        <Reading at={at} />
        {problem && (
          <p className="complaint" role="status">
            The maps were not refreshed: {problem}
          </p>
        )}
        <Columns label="Model whose map is shown" columns={columns} />
      </section>
      <CodesPanel link={link} />
    </>
  );
}

/** A picture that no map holds is not read. */
function ReadMap({ at, ...props }: ComponentProps<typeof ModelMap> & { readonly at: number }) {
  const count = useSlice(mapsSlice, (state) => state.views[props.id]?.map.labels.length ?? 0);
  return <ModelMap {...props} at={at < count ? at : null} />;
}

/** The picture under the pointer, or the picked one, with its means in every model. */
function Reading({ at }: { readonly at: number }) {
  const views = useSlice(mapsSlice, (state) => state.views);
  const digit = useSlice(probesSlice, (state) => state.pickedDigit);
  const names = useClassNames();
  const read = modelIds.flatMap((id) => {
    const map = views[id]?.map;
    return map && at < map.labels.length ? [{ id, label: map.labels[at], means: meansText(map, at) }] : [];
  });
  return (
    <div className="map-reading number">
      {digit?.index === at && (
        <ImageGrid pictures={digit.picture} columns={1} description={`${digitName(digit, names)}.`} />
      )}
      <p>
        {read.length > 0
          ? `Picture ${formatCount(at)}, ${labelWords(read[0].label, names)}: ${read.map(({ id, means }) => `${nameOf(id)} ${means}`).join(', ')}.`
          : isDrawn(at)
            ? 'Your drawing is picked. The maps hold validation pictures only.'
            : `Picture ${formatCount(at)} is picked. Its place appears here once it is on a map.`}
      </p>
    </div>
  );
}
