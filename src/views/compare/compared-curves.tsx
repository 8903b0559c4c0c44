/** The three curves of all runs over each other, with their choices, one cursor, and their key. */
import { useCallback, useId, useMemo, useState } from 'react';
import type { Values } from '../../schema/field';
import { terms } from '../../state/metrics-store';
import { Choice } from '../../ui/choice';
import { Slider } from '../../ui/slider';
import { useTurns } from '../../ui/use-turns';
import { useWide } from '../../ui/use-wide';
import { AxisChoice } from '../axis-choice';
import { Inspector } from '../inspector';
import { stepAxis } from '../step-axis';
import { compareFields } from './compare-settings';
import { ComparedChart } from './compared-chart';
import { lastStepOf } from './compared-plot';
import { drawnRuns } from './drawn-runs';
import { keyRows, nearestMeasured } from './key-rows';
import { LineKey } from './line-key';
import { SmoothingFormula } from './smoothing-formula';
import type { ShownRun } from './use-compared';

const colourNames = { runs: 'a run (dash: a model)', models: 'a model (dash: a run)' };

/** A frame: a chart draws for most of one. */
const GAP_MILLISECONDS = 16;

type Shown = Values<typeof compareFields>;

interface ComparedCurvesProps {
  readonly runs: readonly ShownRun[];
  readonly values: Shown;
  readonly onSet: (change: Partial<Shown>) => void;
}

export function ComparedCurves({ runs, values, onSet }: ComparedCurvesProps) {
  const id = useId();
  const { part, scale, colour, seeds } = values;
  const [cursor, setCursor] = useState<number | null>(null);
  // Null while the hand is off the slider.
  const [held, hold] = useState<number | null>(null);
  // The slider itself never waits for the lines.
  const smoothings = useTurns(held ?? values.smoothing, terms.length, GAP_MILLISECONDS);
  const view = useMemo(() => ({ part, scale }), [part, scale]);
  const { drawn, titles, bands, hasSeeds } = useMemo(() => drawnRuns(runs, seeds), [runs, seeds]);
  const budget = Math.max(1, ...runs.map(({ run }) => run.budget));
  const last = lastStepOf(drawn);
  const rows = useMemo(() => keyRows(drawn, cursor ?? Infinity), [drawn, cursor]);
  const evaluated = Math.max(-1, ...rows.map(({ validated }) => validated?.step ?? -1));
  const follow = useCallback(
    (place: number | null) => setCursor(place === null ? null : nearestMeasured(drawn, place)),
    [drawn],
  );
  const wide = useWide();
  const { smoothing: field } = compareFields;
  return (
    <section className="lab-panel" aria-labelledby={id}>
      <h2 id={id}>Curves of the runs</h2>
      <div className="lab-tools">
        <Choice
          label="A colour is"
          options={compareFields.colour.options}
          names={colourNames}
          value={colour}
          onChoose={(chosen) => onSet({ colour: chosen })}
        />
        <AxisChoice
          shown={view}
          onShow={(change) => {
            onSet(change);
            // It may stand outside what is now shown.
            setCursor(null);
          }}
        />
        {hasSeeds && (
          <label className="check" title={compareFields.seeds.meaning}>
            <input
              type="checkbox"
              checked={seeds}
              onChange={({ target }) => onSet({ seeds: target.checked })}
            />
            {compareFields.seeds.label}
          </label>
        )}
      </div>
      <p className="quiet-text">
        Nats per picture, lower is better. Dots: validation. Thin lines: minibatch.
      </p>
      {bands.map((words) => (
        <p key={words} className="setting-note">
          {words}
        </p>
      ))}
      <div className="compare-charts">
        {terms.map((term, i) => (
          <ComparedChart
            key={term}
            term={term}
            drawn={drawn}
            budget={budget}
            view={view}
            colourOf={colour}
            smoothing={smoothings[i]}
            wide={wide}
            cursor={cursor}
            onCursor={follow}
          />
        ))}
      </div>
      <Inspector
        cursor={cursor}
        onCursor={follow}
        first={Math.floor(stepAxis(last, budget, view).domain[0])}
        last={last}
        evaluated={evaluated < 0 ? null : evaluated}
      />
      <div className="compare-smoothing">
        <Slider
          label={field.label}
          symbol={field.symbol}
          span={{ ...field, scale: 'integer' }}
          value={held ?? values.smoothing}
          onPreview={hold}
          onCommit={(value) => onSet({ smoothing: value })}
        />
        <SmoothingFormula isOn={(held ?? values.smoothing) > 1} />
      </div>
      <LineKey rows={rows} colourOf={colour} titles={titles} />
    </section>
  );
}
