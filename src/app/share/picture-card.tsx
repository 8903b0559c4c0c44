/** The button that saves a picture of the run, with the link inside its file. */
import { useState } from 'react';
import { useSlice } from '../../state/use-page';
import { experimentSlice, linked } from '../../state/experiment-store';
import { paperColour, paperInk } from '../../ui/paper-ink';
import { savePng } from '../../ui/save-figure';
import { useCurves } from '../../views/train/curves/use-curves';
import { cardOf } from './card-scene';

export function PictureCard({ link }: { readonly link: string }) {
  const run = useCurves();
  const experiment = useSlice(experimentSlice, (state) => linked(state).experiment);
  const [said, say] = useState('');
  const save = () => {
    say('');
    const { scene, text, name } = cardOf({ ...run, experiment, link }, paperInk(0), paperColour);
    savePng(scene, text, name).catch((error: unknown) => say(String(error)));
  };
  return (
    <>
      <button
        type="button"
        disabled={run.curves.length === 0}
        title="A PNG of 1,200 by 630 pixels: the curves, L, and settings that are not default. The link is in the file."
        onClick={save}
      >
        Save picture card
      </button>
      <span className="complaint" role="status" aria-label="Picture card">
        {said}
      </span>
    </>
  );
}
