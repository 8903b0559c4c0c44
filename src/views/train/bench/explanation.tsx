/** A figure's explanation, shown while "Explain" is on. */
import { explainSlice } from '../../../state/explain-store';
import { useSlice } from '../../../state/use-page';
import { explanations, type Explained } from './explanations';

export function Explanation({ of }: { readonly of: Explained }) {
  const on = useSlice(explainSlice, (state) => state.on);
  return on && <p className="setting-note explanation">{explanations[of]}</p>;
}
