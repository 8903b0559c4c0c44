/** The true posterior of the picked picture beside what each model takes for it; pictures are chosen or drawn here. */
import { useModelsShown } from '../../../state/models-shown';
import { nameOf } from '../../../state/model-names';
import { useSlice } from '../../../state/use-page';
import { Columns } from '../../../ui/columns';
import { Explain } from '../../../ui/explain';
import { Drawing } from '../../drawing';
import { PictureChooser } from '../../picture-chooser';
import type { ViewProps } from '../../view';
import { ModelTruth } from './model-truth';
import { truthsSlice } from './truth-probing';
import './posterior.css';

export function TruePosterior({ link }: ViewProps) {
  const shown = useModelsShown();
  const problem = useSlice(truthsSlice, (state) => state.problem);
  const columns = shown.map((id) => ({
    id,
    label: nameOf(id),
    content: <ModelTruth id={id} link={link} />,
  }));
  return (
    <section className="lab-panel true-posterior" aria-labelledby="true-posterior-heading">
      <h2 id="true-posterior-heading">Posterior beside posterior</h2>
      <p className="quiet-text">Colours: the true posterior. Lines: the encoder’s q.</p>
      <Explain of="posterior beside posterior">
        <p>
          Each model’s encoder gives a posterior q of the picture. The marginals of both stand along the
          edges. With more than two latent dimensions one conditional takes its place.
        </p>
        <p>
          A model with a temperature is read as the discrete model (hard), by its whole categories or grid
          points. Its decoder is fed relaxed samples while it trains.
        </p>
      </Explain>
      <Chooser />
      {problem && (
        <p className="complaint" role="status">
          The posteriors were not refreshed: {problem}
        </p>
      )}
      <Columns label="Model whose posterior is shown" columns={columns} />
    </section>
  );
}

function Chooser() {
  return (
    <PictureChooser>
      <details className="truth-draw">
        <summary>Draw a picture</summary>
        <p className="setting-note">
          Half a digit can be two digits. Draw one, then compare how many modes the truth and q have.
        </p>
        <Drawing />
      </details>
    </PictureChooser>
  );
}
