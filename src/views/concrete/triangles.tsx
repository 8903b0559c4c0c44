/** Figures 2, 6, 7 and 8 made again: a million samples a triangle, counted on the GPU or in a worker, beside the closed form and their difference. */
import { useCallback, useEffect, useMemo, type PointerEvent } from 'react';
import type { Values } from '../../schema/field';
import { CLIPPED_AT } from '../../math/concrete-triangle';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Figure } from '../../ui/figure';
import { formatCount } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { Choice } from '../../ui/choice';
import { Explain } from '../../ui/explain';
import { countingSlice } from './counting';
import { FULL_SIGMAS } from './lattice-colours';
import { countPlaces, faces, figureNames, type labFields } from './lab-settings';
import { paperFigures, SAMPLES, SEED } from './paper-figures';
import { PickedTriangle } from './picked-triangle';
import { clippedTriangles, partOf, triangleAt, trianglesScene } from './triangles-scene';
import { TrianglesTable } from './triangles-table';
import { placeWords, rowsOf, trianglesSummary } from './triangles-words';

interface TrianglesProps {
  readonly values: Values<typeof labFields>;
  readonly set: (change: Partial<Values<typeof labFields>>) => void;
  readonly link: () => string;
}

const faceNames = { sampled: 'samples', exact: 'closed form', difference: 'difference in σ' } as const;

const placeNames = {
  automatic: 'the GPU, where there is one',
  gpu: 'the GPU, even if it is software',
  worker: 'a worker of the page',
} as const;

/** As CSS takes parts of a whole. */
const percents = (parts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(parts).map(([side, part]) => [side, `${100 * part}%`]));

export function Triangles({ values, set, link }: TrianglesProps) {
  const { figure, face, oneScale, countPlace } = values;
  const counting = useSliceStore(countingSlice);
  const triangles = useSlice(countingSlice, (state) => state.figures[figure]);
  const isCounting = useSlice(countingSlice, (state) => state.doing === figure);
  const problem = useSlice(countingSlice, (state) => state.problem);
  useEffect(() => {
    counting.count(figure, countPlace);
    return () => counting.cancel();
  }, [counting, figure, countPlace]);
  const { temperatures, alphaText } = paperFigures[figure];
  const picked = Math.min(values.picked, temperatures.length) - 1;
  const clipped = useMemo(() => clippedTriangles(triangles, oneScale), [triangles, oneScale]);
  const rows = useMemo(() => rowsOf(triangles), [triangles]);
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => trianglesScene(triangles, clipped, face, size, ink),
    [triangles, clipped, face],
  );
  const pick = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = triangleAt(temperatures.length, box, event.clientX - box.left, event.clientY - box.top);
    if (at !== null) set({ picked: at + 1 });
  };
  const settings = {
    figure,
    alpha: alphaText,
    temperatures,
    face,
    oneScale,
    samples: triangles.samples,
    seed: SEED,
    counted: placeWords(triangles),
  };
  return (
    <section className="lab-panel" aria-labelledby="triangles-heading">
      <h2 id="triangles-heading">The Concrete density, by sampling and in closed form</h2>
      <p className="quiet-text">y ~ Con(α, T) on the triangle of three categories. Only T differs.</p>
      <Explain of="the Concrete density">
        <p>
          All triangles of a figure share the same noise. The cells are 40 × 40 over (y₂, y₃), of which 820
          meet the triangle.
        </p>
        <p>
          Samples and closed form are clipped at the {CLIPPED_AT * 100}th percentile of each triangle’s cells.
          With one scale it is that of all cells. Corners and edges show that value or more.
        </p>
        <p>
          Difference: full colour from {FULL_SIGMAS} σ on. Cells of fewer than 5 expected samples are blank.
        </p>
      </Explain>
      <div className="lab-tools">
        <Choice
          label="Figure"
          options={figureNames}
          names={Object.fromEntries(
            figureNames.map((name) => [name, `Figure ${name}: α = (${paperFigures[name].alphaText})`]),
          )}
          value={figure}
          onChoose={(chosen) => set({ figure: chosen })}
        />
        <Choice
          label="Show"
          options={faces}
          names={faceNames}
          value={face}
          onChoose={(chosen) => set({ face: chosen })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={oneScale}
            onChange={({ target }) => set({ oneScale: target.checked })}
          />
          One scale over all triangles
        </label>
        <Choice
          label="Count on"
          options={countPlaces}
          names={placeNames}
          value={countPlace}
          onChoose={(chosen) => set({ countPlace: chosen })}
        />
        <span className="lab-progress">
          <progress aria-label="Samples of each triangle" max={SAMPLES} value={triangles.samples} />
          <span className="number">{formatCount(triangles.samples)} samples each</span>
          {isCounting ? (
            <button type="button" onClick={() => counting.cancel()}>
              Cancel
            </button>
          ) : (
            triangles.samples < SAMPLES && (
              <button type="button" onClick={() => counting.count(figure, countPlace)}>
                Go on
              </button>
            )
          )}
        </span>
        {problem && (
          <p className="complaint" role="alert">
            Samples cannot be counted: {problem}.
          </p>
        )}
      </div>
      <div className="lab-pair">
        <Figure
          className={temperatures.length > 4 ? 'lab-triangles' : 'lab-triangles lab-one-row'}
          title={`Figure ${figure}, ${faceNames[face]}`}
          summary={`${trianglesSummary(triangles, rows)} ${placeWords(triangles)}`.trim()}
          scene={scene}
          fileName={`concrete-figure-${figure}-${face}`}
          settings={settings}
          link={link}
          over={
            <div className="lab-over" onPointerDown={pick}>
              <div className="lab-mark" style={percents(partOf(temperatures.length, picked))} />
            </div>
          }
        >
          <p className="setting-note">
            {face === 'difference'
              ? 'Blue: fewer samples than the closed form gives. Orange: more.'
              : `Values are clipped at the ${CLIPPED_AT * 100}th percentile of ${oneScale ? 'all' : 'each triangle’s'} cells.`}
          </p>
        </Figure>
        <div className="lab-picked">
          <PickedTriangle
            triangles={triangles}
            clipped={clipped}
            row={rows[picked]}
            picked={picked}
            onPick={(at) => set({ picked: at + 1 })}
            settings={{ ...settings, T: temperatures[picked] }}
            link={link}
          />
          <TrianglesTable caption={`Figure ${figure}: samples against the closed form`} rows={rows} />
        </div>
      </div>
    </section>
  );
}
