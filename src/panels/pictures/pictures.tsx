/** The digits and, side by side, what each model makes of them. */
import { modelIds } from '../../models/registry';
import { useProbes } from '../../state/use-page';
import { DigitStrip } from './digit-strip';
import { ModelPictures } from './model-pictures';

export function Pictures() {
  const problem = useProbes((state) => state.problem);
  return (
    <section className="pictures" aria-labelledby="pictures-heading">
      <h2 id="pictures-heading">Digits</h2>
      <p className="setting-note">Pick one: every model reconstructs it and walks through its code.</p>
      <DigitStrip />
      {problem && (
        <p className="complaint" role="status">
          The pictures could not be refreshed: {problem}
        </p>
      )}
      <div className="models">
        {modelIds.map((id) => (
          <ModelPictures key={id} id={id} />
        ))}
      </div>
    </section>
  );
}
