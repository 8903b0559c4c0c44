/** What a movement of T, M or R changed, in one sentence: of T the samples near corners, of the others a KL before and after. Pure. */
import { moveTarget } from '../../experiment/move-fields';
import type { CommonSettings } from '../../models/contract';
import { specOf, type ModelId } from '../../models/registry';
import { valueOf } from '../../schema/read-values';
import { nameOf } from '../../state/model-names';
import { previewed } from '../../state/posterior-preview';
import { modelsOn } from '../../state/settings';
import { formatCount, formatNats, formatShort } from '../../ui/format';
import type { Moved } from './last-moved';
import { nearCorners } from './posterior/near-corners';

interface Said {
  readonly words: string;
  readonly settings: CommonSettings;
}

/** Null where there is nothing to say of that model. */
function ofModel(model: ModelId, isTemperature: boolean, moved: Moved): Said | null {
  const { name, held, shown, views, dimensions } = moved;
  const view = views[model];
  const dimension = dimensions[model];
  if (!view || dimension === undefined || dimension >= view.settings.latent) return null;
  const spec = specOf(model);
  const now = previewed(spec, view, shown.models[model], held);
  const said = (words: string) => ({ words: `${nameOf(model)}: ${words}`, settings: now.settings });
  if (isTemperature) {
    const simplex = spec.hasTemperature(now.settings)
      ? spec.simplex(now.posterior, dimension, now.settings, held[name])
      : null;
    if (simplex === null) return null;
    const near = `${formatCount(nearCorners(simplex.samples))} of ${formatCount(simplex.samples.length)}`;
    return said(`${near} samples of z${dimension + 1} near a corner`);
  }
  const before = previewed(spec, view, shown.models[model], {});
  const [was, is] = [before, now].map(({ posterior, settings }) =>
    formatNats(spec.klOfDimension(posterior, dimension, settings)),
  );
  return said(`KL of z${dimension + 1} ${is} nats, ${was === is ? 'as before' : `${was} before`}`);
}

/** Empty where no model can say anything: there is no posterior, or the setting moves none. */
export function movedWords(moved: Moved): string {
  const target = moveTarget(moved.name);
  if (!target?.field.probed) return '';
  const said = modelsOn(moved.shown)
    .filter((model) => target.models.includes(model))
    .flatMap((model) => ofModel(model, target.nullable, moved) ?? []);
  if (said.length === 0) return '';
  // As it is mended: M is at most R - 2.
  const value = target.nullable ? moved.held[moved.name] : Number(valueOf(said[0].settings, moved.name));
  return `${target.field.label} ${formatShort(value)}: ${said.map(({ words }) => words).join('; ')}.`;
}
