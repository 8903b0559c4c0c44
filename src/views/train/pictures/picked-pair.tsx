/** The picked picture large beside one model's reconstruction of it, with what it costs that model in nats. */
import type { ModelId } from '../../../models/registry';
import { specOf } from '../../../models/registry';
import { isDrawn } from '../../../experiment/drawn-digit';
import { className } from '../../../experiment/label-text';
import { digitName, shortName } from '../../../state/digit-name';
import { nameOf } from '../../../state/model-names';
import { probesSlice, type ModelView } from '../../../state/probes-store';
import { useClassNames } from '../../../state/use-class-names';
import { posteriorSlice } from '../../../state/posterior-probing';
import { useSlice } from '../../../state/use-page';
import { formatCount, formatNats } from '../../../ui/format';
import { ImageGrid } from '../../../ui/image-grid';

export function PickedPair({ id, view }: { readonly id: ModelId; readonly view: ModelView }) {
  const digit = useSlice(probesSlice, (state) => state.pickedDigit);
  const names = useClassNames();
  const posterior = useSlice(posteriorSlice, (state) => state.views[id]);
  // While the answer to a new pick is on its way, no two pictures stand side by side.
  if (digit === null || digit.index !== view.index) return null;
  const own = posterior?.index === view.index ? posterior : null;
  const term1 =
    own &&
    specOf(id)
      .klByDimension(own.posterior, own.settings)
      .reduce((sum, kl) => sum + kl, 0);
  return (
    <div className="pair">
      <figure>
        <ImageGrid pictures={digit.picture} columns={1} description={`${digitName(digit, names)}.`} />
        <figcaption>{shortName(digit.index)}</figcaption>
      </figure>
      <figure>
        <ImageGrid
          pictures={view.reconstruction}
          columns={1}
          description={`The picked picture as ${nameOf(id)} reconstructs it.`}
        />
        <figcaption>reconstruction</figcaption>
      </figure>
      <dl className="pair-figures number">
        <dt>class</dt>
        <dd translate="no">{digit.label === null ? '–' : className(digit.label, names)}</dd>
        <dt>term1</dt>
        <dd>{own ? `${formatNats(term1)} nats at step ${formatCount(own.step)}` : '–'}</dd>
        <dt>term2</dt>
        <dd>
          {view.term2
            ? `${formatNats(view.term2.term2)} nats at step ${formatCount(view.term2.step)}`
            : isDrawn(digit.index)
              ? 'of validation pictures alone'
              : 'comes with the first evaluation'}
        </dd>
      </dl>
    </div>
  );
}
