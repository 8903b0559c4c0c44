/** That only plain JavaScript trains here, why, and smaller nets. Nothing where the user chose it. */
import { experimentSlice } from '../../state/experiment-store';
import { runSlice } from '../../state/run-store';
import { modelsOn } from '../../state/settings';
import { useActions, useSlice } from '../../state/use-page';
import { Notice } from '../../ui/notice';

/** Widths that plain JavaScript trains at a few steps a second. */
const SMALL: readonly number[] = [50];

const sum = (widths: readonly number[]) => widths.reduce((all, width) => all + width, 0);

export function PlainJavascript() {
  const actions = useActions();
  const backend = useSlice(runSlice, (state) => state.backend);
  const chosen = useSlice(runSlice, (state) => state.choice === 'cpu');
  const large = useSlice(experimentSlice, ({ shown }) =>
    modelsOn(shown).some((model) => sum(shown.models[model].hidden) > sum(SMALL)),
  );
  if (backend?.name !== 'cpu' || chosen) return null;
  const why = backend.candidates.find(({ name }) => name === 'wasm')?.reason;
  const remedy = { name: 'Use smaller nets', act: () => actions.setFixed('hidden', SMALL) };
  return (
    <Notice role="status" remedy={large ? remedy : undefined}>
      <p>
        Only plain JavaScript trains in this browser. It is many times slower than WebAssembly. Smaller nets
        train faster. {why}
      </p>
    </Notice>
  );
}
