/** The data sets on this device, SVHN on request, and pictures of one's own: kept here, trained on, deleted. Nothing is fetched before its button. */
import { useEffect } from 'react';
import { dataSlice } from '../../state/data-store';
import { useActions, useSlice, useSliceStore } from '../../state/use-page';
import { OnDevice } from './on-device';
import { OwnData } from './own-data';
import { Svhn } from './svhn';
import '../lab.css';
import './data.css';

export function DataView() {
  const actions = useActions();
  const data = useSliceStore(dataSlice);
  const said = useSlice(dataSlice, (state) => state.said);
  useEffect(() => void data.look(), [data]);
  const train = (name: string, pictures?: number) => {
    void actions.trainOn(name, pictures);
    actions.show('train');
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
