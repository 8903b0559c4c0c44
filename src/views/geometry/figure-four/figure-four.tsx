/** Figure 4 of the paper, live: posteriors as points between the boundaries of their family, their strings, and the sum that L is. */
import { useMemo, useState } from 'react';
import { hasPlaces } from '../../../experiment/section-five-limits';
import { modelIds, type ModelId } from '../../../models/registry';
import { experimentSlice } from '../../../state/experiment-store';
import { nameOf } from '../../../state/model-names';
import { useModelsShown } from '../../../state/models-shown';
import { probesSlice } from '../../../state/probes-store';
import { useSlice } from '../../../state/use-page';
import { useViewSettings } from '../../../state/use-view-settings';
import { Choice } from '../../../ui/choice';
import { Columns } from '../../../ui/columns';
import { Explain } from '../../../ui/explain';
import { Notice } from '../../../ui/notice';
import { Ages } from '../../ages';
import { ClassKey } from '../../class-key';
import { FigureTable } from '../../figure-table';
import { sectionFiveSlice } from '../section-five-store';
import { subjectWords } from '../section-five-words';
import { firstLabelsSlice } from './first-labels';
import { fourFields } from './four-settings';
import { MeasureFive } from './measure-five';
import { ModelFour } from './model-four';
import { stringMeasures } from './string-measures';
import './figure-four.css';

const partNames = { all: 'all posteriors', picked: 'around the picked one' } as const;
const countNames = { '100': 'the first 100', '200': 'the first 200', '500': 'the first 500' } as const;

export function FigureFour({ link }: { readonly link: () => string }) {
  const { values, notices, set } = useViewSettings('geometry', fourFields);
  const picked = useSlice(probesSlice, (state) => state.picked);
  const [hovered, setHovered] = useState<number | null>(null);
  const problem = useSlice(firstLabelsSlice, (state) => state.problem);
  const models = useSlice(experimentSlice, (state) => (state.started ?? state.shown).models);
  const shown = useModelsShown();
  const real = shown.filter((id) => hasPlaces(id, models[id]));
  const others = shown.filter((id) => !real.includes(id));
  const columns = real.map((id) => ({
    id,
    label: nameOf(id),
    content: <ModelFour {...{ id, values, link }} at={hovered ?? picked} onRead={setHovered} />,
  }));
  return (
    <section className="lab-panel geometry figure-four" aria-labelledby="figure-four-heading">
      <h2 id="figure-four-heading">Figure 4: L as strings</h2>
      {notices.length > 0 && <Notice role="status">{notices.join(' ')}</Notice>}
      <p className="quiet-text">Each mark is the posterior q of one picture. Click one.</p>
      <Explain of="figure 4">
        <p>
          A mark stands at the mean of z across, the mean of z² up. A click picks its picture. On the curve
          the variance is 0: z is one point.
        </p>
        <p>
          Two strings hold each q. One leads to the prior. The other leads to (z)*, the z that draws this
          picture best. Their lengths in nats, and <span translate="no">−log p(x&nbsp;|&nbsp;(z)*)</span>, add
          up to L.
        </p>
        <p>
          c* is the mean of all marks. The mixture m of all q has the same means, but lies outside the family.
          The line from c* up to m is <span translate="no">KL(m&nbsp;:&nbsp;c*)</span> long; one nat is the
          height of the drawing.
        </p>
        <p>
          Find (z)* searches the best z of every picture, in about ten seconds a hundred pictures. Training
          waits meanwhile.
        </p>
        <p>
          With whole categories, or the whole noise, L is a true bound. It is higher than the L of the curves,
          whose decoder is fed relaxed or shrunk samples.
        </p>
      </Explain>
      <div className="lab-tools">
        <Choice
          label="Pictures"
          options={fourFields.four.options}
          names={countNames}
          value={values.four}
          onChoose={(four) => set({ four })}
        />
        <Choice
          label={fourFields.part.label}
          options={fourFields.part.options}
          names={partNames}
          value={values.part}
          onChoose={(part) => set({ part })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={values.strings}
            onChange={({ target }) => set({ strings: target.checked })}
          />
          {fourFields.strings.label}
        </label>
        <ClassKey />
      </div>
      <div className="lab-tools">
        <MeasureFive pictures={Number(values.four)} />
      </div>
      {problem && (
        <p className="complaint" role="status">
          The classes of the pictures did not come: {problem}
        </p>
      )}
      {columns.length > 0 && <Columns label="Model whose figure 4 is shown" columns={columns} />}
      {others.length > 0 && (
        <p className="setting-note">
          {others.map(nameOf).join(' and ')} {others.length === 1 ? 'takes' : 'take'} no part: categories have
          no mean.
        </p>
      )}
      <Sum picked={picked} order={real} />
    </section>
  );
}

/** The means and L, model beside model. */
function Sum({ picked, order }: { readonly picked: number; readonly order: readonly ModelId[] }) {
  const byModel = useSlice(sectionFiveSlice, (state) => state.byModel);
  const measured = useMemo(() => modelIds.flatMap((id) => byModel[id] ?? []), [byModel]);
  const measures = useMemo(() => stringMeasures(picked), [picked]);
  if (measured.length === 0)
    return order.length === 0 ? null : (
      <p className="empty">The strings to (z)* are not measured yet: press Find (z)*.</p>
    );
  return (
    <>
      <h3>The sum that L is</h3>
      <Ages label="What figure 4 was measured of" measured={measured} words={subjectWords} />
      <FigureTable
        label="Strings of figure 4"
        caption="Nats per picture, mean ± one standard error over the pictures"
        measures={measures}
        found={measured.map(({ found }) => found)}
      />
      {measured.some(({ found }) => found.reading === 'hard') && (
        <p className="setting-note">This L is a true bound, higher than L of the curves.</p>
      )}
    </>
  );
}
