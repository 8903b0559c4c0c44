/** Side by side, what each model believes of one latent dimension of the picked picture, and a sandbox tied to no run. */
import type { ComponentType } from 'react';
import { nameOf } from '../../../state/model-names';
import { useModelsShown } from '../../../state/models-shown';
import { posteriorSlice } from '../../../state/posterior-probing';
import { useSlice } from '../../../state/use-page';
import { Columns } from '../../../ui/columns';
import type { PosteriorColumnProps } from './model-posterior';
import { SandboxSection } from './sandbox-section';
import './posterior.css';

export interface PosteriorProps {
  /** One model's. */
  readonly Column: ComponentType<PosteriorColumnProps>;
}

export function Posterior({ Column }: PosteriorProps) {
  return (
    <section className="posterior" aria-labelledby="posterior-heading">
      <h2 id="posterior-heading">Posterior</h2>
      <p className="setting-note">
        q(z | x) of the picked picture, in the dimension picked for each model. Drag T, M or R: the figure
        moves at once. The run takes the value when you let go.
      </p>
      <Problem />
      <PosteriorColumns part="distribution" Column={Column} />
      <SandboxSection />
    </section>
  );
}

export function PosteriorColumns({ part, Column }: PosteriorProps & Pick<PosteriorColumnProps, 'part'>) {
  const columns = useModelsShown().map((id) => ({
    id,
    label: nameOf(id),
    content: <Column id={id} part={part} />,
  }));
  return <Columns label="Model whose posterior is shown" columns={columns} />;
}

export function Problem() {
  const problem = useSlice(posteriorSlice, (state) => state.problem);
  return (
    problem && (
      <p className="complaint" role="status">
        The posteriors were not refreshed: {problem}
      </p>
    )
  );
}
