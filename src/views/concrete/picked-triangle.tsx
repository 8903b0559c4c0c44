/** One of the paper's triangles large, three ways side by side, with its numbers; the slider picks which. */
import { useCallback, useId } from 'react';
import { Figure } from '../../ui/figure';
import { formatShort } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { RangeInput } from '../../ui/range-input';
import { paperFigures, type Triangles } from './paper-figures';
import { threeFacesScene, type Clipped } from './triangles-scene';
import { triangleSentence, type Row } from './triangles-words';
import '../../ui/setting-row.css';

interface PickedTriangleProps {
  readonly triangles: Triangles;
  readonly clipped: Clipped;
  readonly row: Row | undefined;
  /** Place among the figure's triangles, from 0. */
  readonly picked: number;
  readonly onPick: (picked: number) => void;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly link: () => string;
}

export function PickedTriangle(props: PickedTriangleProps) {
  const { triangles, clipped, row, picked, onPick, settings, link } = props;
  const id = useId();
  const { temperatures } = paperFigures[triangles.figure];
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => threeFacesScene(triangles, clipped, picked, size, ink),
    [triangles, clipped, picked],
  );
  const T = formatShort(temperatures[picked]);
  return (
    <>
      <div className="setting">
        <div className="setting-head">
          <label htmlFor={id}>Large triangle</label>
          <output htmlFor={id} translate="no">
            T = {T}
          </output>
        </div>
        <RangeInput
          id={id}
          min={1}
          max={temperatures.length}
          step={1}
          value={picked + 1}
          aria-valuetext={`T = ${T}`}
          onMove={(place) => onPick(place - 1)}
        />
      </div>
      <Figure
        className="lab-three"
        title={`The triangle of T = ${T}: samples, closed form and difference`}
        summary={row ? `${triangleSentence(row)}.` : 'Nothing is drawn yet.'}
        scene={scene}
        fileName={`concrete-figure-${triangles.figure}-T-${T}`}
        settings={settings}
        link={link}
      >
        {triangles.masses.length > 0 && (
          <p className="setting-note">
            Density by dy₂ dy₃ from 0 to {formatShort(clipped.clips[picked])}; uniform would be 2.
          </p>
        )}
      </Figure>
    </>
  );
}
