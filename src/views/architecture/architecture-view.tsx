/** Figure 1 live: the models side by side, from the picture through what is sampled to the reconstruction. */
import { useCallback, useMemo } from 'react';
import type { ModelId } from '../../models/registry';
import { digitName } from '../../state/digit-name';
import { nameOf } from '../../state/model-names';
import { useClassNames } from '../../state/use-class-names';
import { probesSlice } from '../../state/probes-store';
import { useActions, useSlice } from '../../state/use-page';
import { useViewSettings } from '../../state/use-view-settings';
import { Figure } from '../../ui/figure';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { numberWord } from '../../ui/number-word';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { revealAnchor } from '../../ui/reveal-anchor';
import { useMedia } from '../../ui/use-media';
import { architectureScene, rowsOf } from './architecture-scene';
import { architectureFields, pickedOf, textOf } from './architecture-settings';
import { architectureSummary, shownValues } from './architecture-words';
import { Explain } from '../../ui/explain';
import type { ViewProps } from '../view';
import '../../ui/columns.css';
import './architecture.css';
import '../lab.css';
import { Legend } from './legend';
import { NodeButtons } from './node-buttons';
import { NodeSheet } from './node-sheet';
import { shapeText } from './layout';
import { useColumns } from './use-columns';

export function ArchitectureView({ link }: ViewProps) {
  const { values, notices, set } = useViewSettings('architecture', architectureFields);
  const picked = useMemo(() => pickedOf(values.node), [values.node]);
  const actions = useActions();
  const all = useColumns();
  const chosen = all.find(({ model }) => model === picked.model);
  const alone = (chosen ?? all[0]).model;
  const narrow = useMedia('(max-width: 40rem)');
  const columns = useMemo(
    () => (narrow ? all.filter(({ model }) => model === alone) : all),
    [all, narrow, alone],
  );
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => architectureScene(columns, picked, size, ink),
    [columns, picked],
  );
  const digit = useSlice(probesSlice, (state) => state.picked);
  const reveal = (...anchors: readonly string[]) => {
    actions.show('train');
    revealAnchor(...anchors);
  };
  const shapes = Object.fromEntries(
    columns.map(({ model, architecture: { nodes } }) => [
      model,
      Object.fromEntries(nodes.map(({ id, axes }) => [id, shapeText(axes)])),
    ]),
  );
  const shown = Object.fromEntries(
    columns
      .filter(({ step }) => step !== null)
      .map((column) => [
        column.model,
        { step: column.step, dimension: column.dimension + 1, ...shownValues(column) },
      ]),
  );
  return (
    <>
      {notices.length > 0 && <Notice role="status">{notices.join(' ')}</Notice>}
      <section className="lab-panel architecture" aria-labelledby="architecture-heading">
        <h2 id="architecture-heading">Architecture of the {numberWord(all.length)} models</h2>
        <p className="quiet-text">Press a node to see its equation.</p>
        <Explain of="the architecture">
          <p>
            Figure 1 of the paper, with the shapes of the settings shown. Each node opens its equation. Each
            term leads to its curve, its setting and its file.
          </p>
          <p>The numbers in the nodes are those of the picked picture.</p>
        </Explain>
        <PickedDigit columns={all} />
        {narrow && (
          <ModelTabs
            models={all.map(({ model }) => model)}
            model={alone}
            onModel={(model) => set({ node: textOf({ ...picked, model }) })}
          />
        )}
        <div className="architecture-pair">
          <div style={{ ['--rows' as string]: rowsOf(columns) }}>
            <Figure
              title="Figure 1, architecture"
              summary={architectureSummary(columns)}
              scene={scene}
              fileName="architecture-figure-1"
              settings={{ shapes, digit, shown }}
              link={link}
              over={
                <NodeButtons
                  columns={columns}
                  picked={picked}
                  onPick={(node) => set({ node: textOf(node) })}
                />
              }
            >
              <Legend />
            </Figure>
          </div>
          {chosen && <NodeSheet architecture={chosen.architecture} node={picked.node} onReveal={reveal} />}
        </div>
      </section>
    </>
  );
}

/** Which picture flows, of which step, and the ones beside it. */
function PickedDigit({ columns }: { readonly columns: ReturnType<typeof useColumns> }) {
  const actions = useActions();
  const digit = useSlice(probesSlice, (state) => state.pickedDigit);
  const names = useClassNames();
  const step = columns.find((column) => column.step !== null)?.step ?? null;
  const dimensions = columns
    .filter(({ values }) => values.y !== undefined || values.z !== undefined)
    .map(({ model, dimension }) => `${nameOf(model)} z${dimension + 1}`);
  return (
    <div className="lab-tools">
      <button type="button" onClick={() => void actions.pickBeside(-1)} disabled={digit === null}>
        Earlier picture
      </button>
      <button type="button" onClick={() => void actions.pickBeside(1)} disabled={digit === null}>
        Later picture
      </button>
      <p className="number">
        {digit === null
          ? 'The picked picture appears once the data is read.'
          : step === null
            ? `${digitName(digit, names)}. Press Train to see its numbers in every node.`
            : `${digitName(digit, names)}, at step ${formatCount(step)}; y and z in ${dimensions.join(', ')}.`}
      </p>
    </div>
  );
}

interface ModelTabsProps {
  readonly models: readonly ModelId[];
  readonly model: ModelId;
  readonly onModel: (model: ModelId) => void;
}

function ModelTabs({ models, model, onModel }: ModelTabsProps) {
  return (
    <fieldset className="column-tabs">
      <legend className="visually-hidden">Model whose architecture is shown</legend>
      {models.map((id) => (
        <label key={id} className="column-tab">
          <input type="radio" name="architecture-model" checked={id === model} onChange={() => onModel(id)} />
          {nameOf(id)}
        </label>
      ))}
    </fieldset>
  );
}
