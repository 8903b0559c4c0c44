/** Header, messages and view: as high as the window for a view that fits into it, as high as its content otherwise. */
import type { ReactNode } from 'react';
import { explainSlice } from '../state/explain-store';
import { useSlice } from '../state/use-page';
import { viewSlice } from '../state/view-store';
import { ExplainAll } from '../ui/explain';
import { viewNamed } from '../views/registry';

export function Screen({ children }: { readonly children: ReactNode }) {
  const fits = useSlice(viewSlice, ({ name }) => viewNamed(name).fitsWindow === true);
  // Explanations take room: with them the page scrolls.
  const explains = useSlice(explainSlice, ({ on }) => on);
  const look = explains ? 'screen explains' : fits ? 'screen screen-fits' : 'screen';
  return (
    <ExplainAll value={explains}>
      <div className={look}>{children}</div>
    </ExplainAll>
  );
}
