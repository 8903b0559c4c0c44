/** The picked picture as each run sees it: its reconstruction, and its posterior in the run's dimension of largest KL, side by side. */
import { useEffect, useId } from 'react';
import { datasetTitle } from '../../experiment/dataset-words';
import { specOf, type ModelId } from '../../models/registry';
import { digitName, shortName } from '../../state/digit-name';
import { largestKl } from '../../state/metrics-store';
import { nameOf, placeOf } from '../../state/model-names';
import { posteriorSlice } from '../../state/posterior-probing';
import { probesSlice } from '../../state/probes-store';
import { runSlice } from '../../state/run-store';
import { useClassNames } from '../../state/use-class-names';
import { useSlice, useSliceStore } from '../../state/use-page';
import { formatCount } from '../../ui/format';
import { ImageGrid } from '../../ui/image-grid';
import { DistributionPlot } from '../distribution-plot';
import { Explain } from '../../ui/explain';
import { besideAnswersSlice, type BesideAnswer } from './beside-answers';
import { ModelChoice } from './model-choice';
import type { ColourOf } from './compared-lines';
import type { ShownRun } from './use-compared';

interface SideBySideProps {
  readonly runs: readonly ShownRun[];
  readonly model: ModelId;
  readonly models: readonly ModelId[];
  readonly onModel: (model: ModelId) => void;
  readonly colourOf: ColourOf;
}

export function SideBySide({ runs, model, models, onModel, colourOf }: SideBySideProps) {
  const id = useId();
  const picked = useSlice(probesSlice, (state) => state.pickedDigit);
  const names = useClassNames();
  const answers = useSliceStore(besideAnswersSlice);
  useEffect(() => answers.look(model), [answers, model]);
  return (
    <section className="lab-panel" aria-labelledby={id}>
      <h2 id={id}>The same picture, run by run</h2>
      <p className="quiet-text">Each run shows its own dimension of largest KL.</p>
      <Explain of="the same picture, run by run">
        <p>
          Dimensions of different runs do not correspond. Pick another picture in the Train view: every run
          shows it.
        </p>
      </Explain>
      <div className="lab-tools">
        <ModelChoice model={model} models={models} onModel={onModel} />
      </div>
      <div className="compare-picked">
        {picked && <ImageGrid pictures={picked.picture} columns={1} description={digitName(picked, names)} />}
        <p className="setting-note">
          {picked ? `${digitName(picked, names)}.` : 'The picked picture comes with the data.'}
        </p>
      </div>
      <ul className="compare-beside">
        {runs.map((shown) => (
          <li key={shown.letter}>
            <h3>
              <b translate="no">{shown.letter}</b> {shown.run.title}
            </h3>
            <Beside shown={shown} model={model} colourOf={colourOf} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface BesideProps {
  readonly shown: ShownRun;
  readonly model: ModelId;
  readonly colourOf: ColourOf;
}

/** Why a run cannot be asked, as far as it is known without asking; null where it can. */
function useReason({ run }: ShownRun, model: ModelId): string | null {
  const dataset = useSlice(runSlice, (state) => state.dataset);
  if (run.asked === null) return 'No pictures: this file has no parameters.';
  if (!run.models.has(model)) return `No pictures: ${nameOf(model)} takes no part in this run.`;
  if (dataset && run.experiment.dataset !== dataset.name)
    return `No pictures: it was trained on ${datasetTitle(run.experiment.dataset)}, but ${dataset.title} is loaded.`;
  return null;
}

function Beside({ shown, model, colourOf }: BesideProps) {
  const reason = useReason(shown, model);
  const answer = useAnswer(shown, model);
  if (reason !== null) return <p className="empty">{reason}</p>;
  if (answer === null) return <p className="empty">The pictures appear once the engine has answered.</p>;
  if ('problem' in answer) return <p className="complaint">{answer.problem}</p>;
  const { reconstruction, posterior, temperature } = answer;
  const { klByDimension } = shown.run.models.get(model)!;
  const { latent } = posterior.settings;
  const dimension = klByDimension ? Math.min(latent - 1, largestKl(klByDimension)) : 0;
  const whose = `${nameOf(model)} of run ${shown.letter}`;
  return (
    <>
      <p className="setting-note number">
        z<sub translate="no">{dimension + 1}</sub>, step {formatCount(posterior.step)}
      </p>
      <div className="compare-answer">
        <ImageGrid
          pictures={reconstruction}
          columns={1}
          description={`${whose} reconstructs ${shortName(posterior.index)}`}
        />
        <DistributionPlot
          spec={specOf(model)}
          posterior={posterior.posterior}
          settings={posterior.settings}
          dimension={dimension}
          temperature={temperature}
          place={colourOf === 'runs' ? shown.place : placeOf(model)}
          title={`${whose}, dimension z${dimension + 1} of ${shortName(posterior.index)}`}
        />
      </div>
    </>
  );
}

/** Null until it is there. */
function useAnswer({ run }: ShownRun, model: ModelId): BesideAnswer | null {
  const picked = useSlice(probesSlice, (state) => state.picked);
  const beside = useSlice(besideAnswersSlice, (state) =>
    state.model === model && state.index === picked ? state.answers.get(run) : undefined,
  );
  const pictures = useSlice(probesSlice, (state) => state.views[model]);
  const posterior = useSlice(posteriorSlice, (state) => state.views[model]);
  if (run.asked?.of !== null) return beside ?? null;
  if (pictures?.index !== picked || posterior?.index !== picked) return null;
  const { reconstruction, made } = pictures;
  return { reconstruction, posterior, temperature: made.temperature };
}
