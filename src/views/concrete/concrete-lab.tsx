/** The Concrete lab: figures 2, 6, 7 and 8 live, one triangle to move, and the way from a category to a continuum. */
import { useViewSettings } from '../../state/use-view-settings';
import { ErrorBoundary } from '../../ui/error-boundary';
import { Notice } from '../../ui/notice';
import { ContinuumPanel } from './continuum-panel';
import { labFields } from './lab-settings';
import { OneTriangle } from './one-triangle';
import { Triangles } from './triangles';
import type { ViewProps } from '../view';
import '../lab.css';
import './concrete.css';

export function ConcreteLab({ link }: ViewProps) {
  const { values, notices, set } = useViewSettings('concrete', labFields);
  return (
    <>
      {notices.length > 0 && <Notice role="status">{notices.join(' ')}</Notice>}
      <ErrorBoundary what="The triangles">
        <Triangles values={values} set={set} link={link} />
      </ErrorBoundary>
      <ErrorBoundary what="The one triangle">
        <OneTriangle values={values} set={set} link={link} />
      </ErrorBoundary>
      <ErrorBoundary what="The continuum">
        <ContinuumPanel values={values} set={set} link={link} />
      </ErrorBoundary>
    </>
  );
}
