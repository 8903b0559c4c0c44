/** Holds what changes under a hand where its size is known: a browser then lays out nothing else for it. Where no style gives it a size it is not there. */
import type { ReactNode } from 'react';
import './still.css';

/** Two boxes: a browser never lays out alone what a flex or grid box holds. */
export const Still = ({ children }: { readonly children: ReactNode }) => (
  <span className="still">
    <span>{children}</span>
  </span>
);
