/** Things to try: claims to test and rows of Table 1. The first screen does not wait for their texts and settings. */
import { useId } from 'react';
import { ErrorBoundary } from '../../../ui/error-boundary';
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';

const { Part: TrialsList } = latePart(
  async () => (await importAgain(() => import('./trials-list'))).TrialsList,
);

const none = <option value="">A claim, or a row of Table 1 …</option>;

export function Presets() {
  const id = useId();
  const meanwhile = (
    <select id={id} disabled>
      {none}
    </select>
  );
  return (
    <section className="presets" aria-label="Things to try">
      <label htmlFor={id}>Try this</label>
      <ErrorBoundary what="The things to try">
        <TrialsList id={id} none={none} meanwhile={meanwhile} />
      </ErrorBoundary>
    </section>
  );
}
