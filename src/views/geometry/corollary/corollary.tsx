/** Corollary 3 and its remarks on the measured Gauss-VAE: L* beside L, Taylor's term2, and what V would be best. */
import { useMemo } from 'react';
import { isNormal } from '../../../experiment/section-five-limits';
import type { CorollaryThree, SectionFive } from '../../../experiment/section-five';
import { modelIds, type ModelId } from '../../../models/registry';
import { experimentSlice } from '../../../state/experiment-store';
import { nameOf, placeOf } from '../../../state/model-names';
import { probesSlice } from '../../../state/probes-store';
import { useSlice } from '../../../state/use-page';
import { csvOf } from '../../../ui/csv';
import { Explain, ExplainList } from '../../../ui/explain';
import { Figure } from '../../../ui/figure';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { Ages } from '../../ages';
import { sectionFiveSlice } from '../section-five-store';
import { subjectWords } from '../section-five-words';
import { deviationSummary, taylorSummary, toldOf } from './corollary-words';
import { deviationScene } from './deviation-scene';
import { GradientNoiseTable } from './gradient-noise';
import { bothOf, taylorScene } from './taylor-scene';
import './corollary.css';

export function Corollary({ link }: { readonly link: () => string }) {
  const byModel = useSlice(sectionFiveSlice, (state) => state.byModel);
  const measured = useMemo(
    () => modelIds.flatMap((id) => byModel[id] ?? []).filter(({ found }) => found.corollaryThree !== null),
    [byModel],
  );
  const models = useSlice(experimentSlice, (state) => state.shown.models);
  const normal = modelIds.filter((id) => isNormal(id, models[id]));
  return (
    <section className="lab-panel geometry" aria-labelledby="corollary-heading">
      <h2 id="corollary-heading">Corollary 3: L without sampling</h2>
      <p className="quiet-text">For Gaussians the paper writes L as a formula.</p>
      <Explain of="Corollary 3">
        <p>
          <span translate="no">−log p(x&nbsp;|&nbsp;z)</span> becomes a parabola around q’s mean, with the
          decoder’s metric G as its curvature. The prior becomes the best Gaussian.
        </p>
      </Explain>
      {measured.length === 0 ? (
        <p className="empty">
          {normal.some((id) => models[id].on)
            ? 'Nothing is measured yet: press Find (z)* in figure 4.'
            : `It needs a q and a prior that are normal: train ${normal.map(nameOf).join(' or ')}.`}
        </p>
      ) : (
        <>
          <Ages label="What Corollary 3 was measured of" measured={measured} words={subjectWords} />
          {measured.map(({ found }) => (
            <Measured key={found.model} found={found} corollary={found.corollaryThree!} link={link} />
          ))}
        </>
      )}
    </section>
  );
}

interface MeasuredProps {
  readonly found: SectionFive;
  readonly corollary: CorollaryThree;
  readonly link: () => string;
}

function Measured({ found, corollary, link }: MeasuredProps) {
  const { model, step } = found;
  const told = toldOf(found, corollary);
  return (
    <>
      <dl className="corollary-told" aria-label={`Corollary 3 of ${nameOf(model)}`}>
        {told.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{text}</dd>
          </div>
        ))}
      </dl>
      <ExplainList of={`the numbers of Corollary 3, ${nameOf(model)}`} items={told} />
      <div className="lab-pair">
        <TaylorFigure {...{ found, link }} />
        {corollary.remarkFour ? (
          <RemarkFour {...{ model, step, link }} remark={corollary.remarkFour} />
        ) : (
          <p className="setting-note">
            Remark 4 has no V here: in some direction the decoder or the means do not move.
          </p>
        )}
      </div>
      {found.remarkFive && <GradientNoiseTable model={nameOf(model)} noise={found.remarkFive} />}
    </>
  );
}

function TaylorFigure({ found, link }: Omit<MeasuredProps, 'corollary'>) {
  const { model, step, byPicture, taylor, pictures } = found;
  const picked = useSlice(probesSlice, (state) => state.picked);
  const scene = useMemo(
    () => (size: PlotSize, ink: PlotInk) => taylorScene(byPicture, picked, size, ink),
    [byPicture, picked],
  );
  const csv = () =>
    csvOf(
      ['picture', 'sampled', 'taylor'],
      byPicture.map((one, k) => [k, ...bothOf(one)]),
    );
  return (
    <Figure
      className="corollary-figure"
      title={`term2 by Taylor, ${nameOf(model)}`}
      place={placeOf(model)}
      summary={taylorSummary(found)}
      scene={scene}
      fileName={`taylor-${model}-step-${step}`}
      settings={{ model, step, pictures, taylor }}
      link={link}
      csv={csv}
    />
  );
}

interface RemarkFourProps {
  readonly model: ModelId;
  readonly step: number;
  readonly remark: NonNullable<CorollaryThree['remarkFour']>;
  readonly link: () => string;
}

function RemarkFour({ model, step, remark, link }: RemarkFourProps) {
  const { deviations, ownDeviations } = remark;
  const scene = useMemo(
    () => (size: PlotSize, ink: PlotInk) => deviationScene(ownDeviations, deviations, size, ink),
    [ownDeviations, deviations],
  );
  const csv = () =>
    csvOf(
      ['dimension', 'encoder', 'remark_4'],
      deviations.map((value, j) => [j + 1, ownDeviations[j], value]),
    );
  return (
    <Figure
      className="corollary-figure"
      title={`The V of remark 4, ${nameOf(model)}`}
      place={placeOf(model)}
      summary={deviationSummary(remark)}
      scene={scene}
      fileName={`remark-4-${model}-step-${step}`}
      settings={{ model, step, remark }}
      link={link}
      csv={csv}
    />
  );
}
