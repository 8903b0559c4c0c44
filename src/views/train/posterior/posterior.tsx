/** Side by side, what each model believes of one latent dimension of the picked picture; and a sandbox tied to no run. */
import { nameOf } from '../../../state/model-names';
import { useModelsShown } from '../../../state/models-shown';
import { posteriorSlice } from '../../../state/posterior-probing';
import { useSlice } from '../../../state/use-page';
import { Columns } from '../../../ui/columns';
import { ModelPosterior } from './model-posterior';
import { WhatMoved } from '../what-moved';
import { SandboxSection } from './sandbox-section';
import './posterior.css';
import './simplex.css';

export function Posterior() {
  const problem = useSlice(posteriorSlice, (state) => state.problem);
  const columns = useModelsShown().map((id) => ({
    id,
    label: nameOf(id),
    content: <ModelPosterior id={id} />,
  }));
  return (
    <section className="posterior" aria-labelledby="posterior-heading">
      <h2 id="posterior-heading">Posterior</h2>
      <p className="setting-note">
        q(z | x) of the picked picture, in the dimension picked above. Drag T, M or R: it moves under your
        hand, and the run takes the value when you let go.
      </p>
      {problem && (
        <p className="complaint" role="status">
          The posteriors could not be refreshed: {problem}
        </p>
      )}
      <Columns label="Model whose posterior is shown" columns={columns} />
      <WhatMoved />
      <SandboxSection />
    </section>
  );
}
