/** Final L of one model as a figure that is saved with its numbers. */
import { useCallback, useMemo } from 'react';
import { specOf, type ModelId } from '../../../models/registry';
import type { Field } from '../../../schema/field';
import { placeOf } from '../../../state/model-names';
import { Figure } from '../../../ui/figure';
import type { AxisScale } from '../../../ui/axis-scale';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import type { ViewProps } from '../../view';
import { groupsOf, type JobRow, type Measure, type ValueGroup } from './results';
import { resultsScene } from './results-scene';
import { groupsWords } from './results-words';

interface ResultsFigureProps extends ViewProps {
  readonly model: ModelId;
  readonly rows: readonly JobRow[];
  readonly measure: Measure;
  /** Null where seeds alone vary. */
  readonly field: Field | null;
}

export function ResultsFigure({ model, rows, measure, field, link }: ResultsFigureProps) {
  const groups = useMemo(() => groupsOf(rows, model, measure), [rows, model, measure]);
  if (groups.length === 0) return null;
  return <Drawn model={model} measure={measure} field={field} link={link} groups={groups} />;
}

interface DrawnProps extends Omit<ResultsFigureProps, 'rows'> {
  readonly groups: readonly ValueGroup[];
}

function Drawn({ model, measure, field, groups, link }: DrawnProps) {
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) =>
      resultsScene(groups, { title: field?.label ?? 'Seed', scale: scaleOf(field, groups) }, size, ink),
    [field, groups],
  );
  return (
    <Figure
      className="sweep-figure"
      title={`L of ${specOf(model).name} by ${field ? field.label.toLowerCase() : 'seed'}`}
      summary={groupsWords(model, measure, field?.link ?? '', groups)}
      isBrief
      scene={scene}
      place={placeOf(model)}
      fileName={`sweep-${model}`}
      settings={{ model, measure, groups }}
      link={link}
    />
  );
}

/** Of values that are numbers; seeds are. */
function scaleOf(field: Field | null, groups: readonly ValueGroup[]): AxisScale | null {
  if (field === null || field.kind === 'integer') return 'linear';
  if (field.kind !== 'number') return null;
  const positive = groups.every(({ value }) => Number(value) > 0);
  return field.scale === 'logarithmic' && positive ? 'log' : 'linear';
}
