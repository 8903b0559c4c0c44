/** The picked picture, large, beside the strip from which another one is picked. */
import type { ReactNode } from 'react';
import { digitName } from '../state/digit-name';
import { probesSlice } from '../state/probes-store';
import { useClassNames } from '../state/use-class-names';
import { useSlice } from '../state/use-page';
import { ImageGrid } from '../ui/image-grid';
import { PictureStrip } from './picture-strip';
import './picture-chooser.css';

/** `children`: other ways to a picture, below the strip. */
export function PictureChooser({ children }: { readonly children?: ReactNode }) {
  const digits = useSlice(probesSlice, (state) => state.digits);
  const digit = useSlice(probesSlice, (state) => state.pickedDigit);
  const names = useClassNames();
  return (
    <div className="picture-chooser">
      {digit && (
        <figure className="picture-picked">
          <ImageGrid pictures={digit.picture} columns={1} description={`${digitName(digit, names)}.`} />
          <figcaption>{digitName(digit, names)}</figcaption>
        </figure>
      )}
      <div className="picture-choice">
        {digits ? (
          <PictureStrip digits={digits} />
        ) : (
          <p className="empty">The pictures appear once the data is read.</p>
        )}
        {children}
      </div>
    </div>
  );
}
