/** One model's enlarged posterior or simplex: of the run in hand, or before one of the recording. A model without a simplex has the KL of its dimensions there. */
import { posteriorSlice } from '../../../state/posterior-probing';
import { useSlice } from '../../../state/use-page';
import { ModelPosterior, type PosteriorColumnProps } from '../posterior/model-posterior';
import { useRecordedFigures } from '../recording/use-recorded-figures';
import { recordingSlice } from '../recording-store';
import { KlBars } from './kl-bars';

export function OpenedPosterior({ id, part }: PosteriorColumnProps) {
  const begun = useSlice(recordingSlice, (state) => state.over);
  const ofRun = useSlice(posteriorSlice, (state) => state.views[id]) ?? null;
  const recorded = useRecordedFigures(id);
  return (
    <ModelPosterior
      id={id}
      part={part}
      view={begun ? ofRun : recorded.posterior}
      otherwise={begun ? null : recorded.dimension}
      recorded={!begun}
      noSimplex={(drawn) => (
        <KlBars
          kl={drawn.spec.klByDimension(drawn.posterior, drawn.settings)}
          shown={drawn.dimension}
          place={drawn.place}
          name={drawn.spec.name}
        />
      )}
    />
  );
}
