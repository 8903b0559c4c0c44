/** Figures 3 and 5 made again, and what the paper did not draw beside them: repeats counted in a worker, means growing surer with each. */
import { useCallback, useEffect, useMemo, useState, type PointerEvent } from 'react';
import { LADDER } from '../../math/relaxed-ladder';
import type { Values } from '../../schema/field';
import { useSlice, useSliceStore } from '../../state/use-page';
import { Choice } from '../../ui/choice';
import { Figure } from '../../ui/figure';
import { formatCount } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { Explain } from '../../ui/explain';
import { divergenceScene, rungUnder } from './divergence-scene';
import { divergencesOf, references } from './divergence-statistics';
import { divergenceSummary } from './divergence-words';
import { familyNames, families, familyTitles, R, REPEATS, SAMPLES, SEED } from './families';
import { LadderTable } from './ladder-table';
import type { labFields } from './lab-settings';
import { ReadoutTable } from './readout-table';
import { repeatingSlice } from './repeating';
import { TemperatureSlider } from './temperature-slider';

interface DivergencesProps {
  readonly values: Values<typeof labFields>;
  readonly set: (change: Partial<Values<typeof labFields>>) => void;
  readonly rung: number;
  readonly onRung: (rung: number) => void;
  readonly link: () => string;
}

const referenceNames = {
  uniform: 'Uniform on (−1, 1), as the paper',
  relaxed: 'the flat prior relaxed at the same T',
} as const;

export function DivergencesPanel({ values, set, rung, onRung, link }: DivergencesProps) {
  const { family, reference } = values;
  const repeating = useSliceStore(repeatingSlice);
  const repeats = useSlice(repeatingSlice, (state) => state.repeats[family]);
  const isCounting = useSlice(repeatingSlice, (state) => state.doing === family);
  const problem = useSlice(repeatingSlice, (state) => state.problem);
  useEffect(() => {
    repeating.count(family);
    return () => repeating.cancel();
  }, [repeating, family]);
  const divergences = useMemo(() => divergencesOf(family, reference, repeats), [family, reference, repeats]);
  // Under a pointer, until it leaves.
  const [hovered, setHovered] = useState<number | null>(null);
  const read = hovered ?? rung;
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => divergenceScene(divergences, read, size, ink),
    [divergences, read],
  );
  const count = families[family].length;
  const under = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return rungUnder(count, box, event.clientX - box.left, event.clientY - box.top);
  };
  const pick = (event: PointerEvent<HTMLDivElement>) => {
    const at = under(event);
    if (at !== null) onRung(at);
  };
  return (
    <section className="lab-panel" aria-labelledby="divergences-heading">
      <h2 id="divergences-heading">How good is eq. (4)? Categories against z</h2>
      <p className="quiet-text">Eq. (4) takes KL(α) for KL(p(z)), which is measured here.</p>
      <Explain of="eq. (4) and the KL of z">
        <p>
          α over {R} categories is drawn, relaxed to y ~ Con(α, T) and summed to z = yᵀζ. KL(p(z)) is measured
          from {formatCount(SAMPLES)} samples in {R} cells. Noise of a repeat is shared by all T and all α.
        </p>
        <p>
          The histogram’s bias, (occupied cells − 1) / 2N, is subtracted from each KL(z): the column
          “correction”.
        </p>
        <p>{reasonOf(family, reference)}</p>
      </Explain>
      <div className="lab-tools">
        <Choice
          label="Figure"
          options={familyNames}
          names={familyTitles}
          value={family}
          onChoose={(chosen) => set({ family: chosen })}
        />
        <Choice
          label="KL(z) against"
          options={references}
          names={referenceNames}
          value={reference}
          onChoose={(chosen) => set({ reference: chosen })}
        />
        <span className="lab-progress">
          <progress aria-label="Repeats" max={REPEATS} value={repeats.length} />
          <span className="number">
            {repeats.length} of {REPEATS} repeats
          </span>
          {isCounting ? (
            <button type="button" onClick={() => repeating.cancel()}>
              Cancel
            </button>
          ) : (
            repeats.length < REPEATS && (
              <button type="button" onClick={() => repeating.count(family)}>
                Go on
              </button>
            )
          )}
        </span>
        {problem && (
          <p className="complaint" role="alert">
            Repeats cannot be counted: {problem}.
          </p>
        )}
      </div>
      <div className="lab-pair">
        <Figure
          className={count > 2 ? 'divergence-six' : 'divergence-two'}
          title={`${familyTitles[family]}, KL(z) against ${referenceNames[reference]}`}
          summary={divergenceSummary(divergences, read)}
          scene={scene}
          fileName={`divergence-${family}-${reference}`}
          settings={{
            family,
            generators: families[family].map(({ name }) => name),
            reference,
            temperatures: LADDER,
            categories: R,
            repeats: repeats.length,
            samples: SAMPLES,
            seed: SEED,
          }}
          link={link}
          over={
            <div
              className="lab-over"
              onPointerDown={pick}
              onPointerMove={(event) => setHovered(event.pointerType === 'mouse' ? under(event) : null)}
              onPointerLeave={() => setHovered(null)}
            />
          }
        />
        <div className="divergence-reading">
          <TemperatureSlider label="Read off at" rung={rung} onMove={onRung} />
          <ReadoutTable divergences={divergences} rung={read} />
          <p className="setting-note">{findingOf(family, reference)}</p>
          <LadderTable divergences={divergences} />
        </div>
      </div>
    </section>
  );
}

type Family = Values<typeof labFields>['family'];
type Reference = Values<typeof labFields>['reference'];

/** What to see at a glance. */
function findingOf(family: Family, reference: Reference): string {
  if (reference === 'relaxed') return '“≥” marks means where samples fall beyond that prior’s.';
  return family === 'smooth'
    ? 'KL(z) is above KL(α): eq. (4) is no upper bound.'
    : 'KL(z) is below KL(α) at small T, as the paper says.';
}

/** Where the order of the two divergences is another than against Uniform. */
function flipOf(family: Family): string {
  return family === 'smooth'
    ? 'Against this prior the order flips for α around 0: KL(z) is below KL(α) at every T, not above. For α beside 0, KL(z) stays above and grows with T. Relaxing shrinks the noise of both, but not the distance of their means.'
    : 'Against this prior the order flips at large T: in the mean KL(z) stays below KL(α) at every T. Against Uniform it rises above.';
}

function reasonOf(family: Family, reference: Reference): string {
  if (reference === 'relaxed')
    return `The reference is z of flat categories at the same T, from the other repeats. It is the model’s prior before learning; the paper takes Uniform. ${flipOf(family)}`;
  return family === 'smooth'
    ? 'Rough α lose their spikes in z. A smooth α with one mode has none to lose, and z is narrower. So KL(z) is above KL(α).'
    : 'At small T z smooths the spikes of a rough α, so KL(z) is below KL(α). As T grows, z approaches its mean and KL(z) rises.';
}
