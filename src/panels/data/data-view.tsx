/** The data sets on this device, SVHN on request, and pictures of one's own: kept here, trained on, deleted. Nothing is fetched before its button. */
import { useEffect } from 'react';
import type { ViewName } from '../../experiment/view';
import { useData, usePage } from '../../state/use-page';
import { OnDevice } from './on-device';
import { OwnData } from './own-data';
import { Svhn } from './svhn';

interface DataViewProps {
  readonly goTo: (view: ViewName) => void;
}

export function DataView({ goTo }: DataViewProps) {
  const { dataActions, actions } = usePage();
  const said = useData((state) => state.said);
  useEffect(() => void dataActions.look(), [dataActions]);
  const train = (name: string) => {
    void actions.trainOn(name);
    goTo('train');
  };
  return (
    <>
      <p role="status" aria-label="Data" className="visually-hidden">
        {said}
      </p>
      <OnDevice onTrain={train} />
      <Svhn />
      <OwnData onTrain={train} />
    </>
  );
}
