/** The divergence lab: figures 3 and 5 live, what they leave out, and the same question asked of trained posteriors. */
import { useViewSettings } from '../../state/use-view-settings';
import { ErrorBoundary } from '../../ui/error-boundary';
import { Notice } from '../../ui/notice';
import { DivergencesPanel } from './divergences';
import { labFields, rungTexts } from './lab-settings';
import { TrainedPosteriors } from './trained-posteriors';
import type { ViewProps } from '../view';
import '../lab.css';
import './divergence.css';

export function DivergenceLab({ link }: ViewProps) {
  const { values, notices, set } = useViewSettings('divergence', labFields);
  const shared = {
    rung: rungTexts.indexOf(values.temperature),
    onRung: (rung: number) => set({ temperature: rungTexts[rung] }),
    link,
  };
  return (
    <>
      {notices.length > 0 && <Notice role="status">{notices.join(' ')}</Notice>}
      <ErrorBoundary what="The divergences">
        <DivergencesPanel values={values} set={set} {...shared} />
      </ErrorBoundary>
      <ErrorBoundary what="The trained posteriors">
        <TrainedPosteriors {...shared} />
      </ErrorBoundary>
    </>
  );
}
