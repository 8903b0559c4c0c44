/** Side by side, what each model believes of one latent dimension of the picked digit; and a sandbox tied to no run. */
import { modelIds } from '../../models/registry';
import { usePosteriors } from '../../state/use-page';
import { ModelPosterior } from './model-posterior';
import { Sandbox } from './sandbox';

export function Posterior() {
  const problem = usePosteriors((state) => state.problem);
  return (
    <section className="posterior" aria-labelledby="posterior-heading">
      <h2 id="posterior-heading">Posterior</h2>
      <p className="setting-note">
        q(z | x) of the picked digit, in the dimension picked above. Drag T, M or R: it moves under your hand,
        and the run takes the value when you let go.
      </p>
      {problem && (
        <p className="complaint" role="status">
          The posteriors could not be refreshed: {problem}
        </p>
      )}
      <div className="models">
        {modelIds.map((id) => (
          <ModelPosterior key={id} id={id} />
        ))}
      </div>
      <Sandbox />
    </section>
  );
}
