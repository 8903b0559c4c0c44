/** The view that trains: the bench, or one of its figures enlarged over it. */
import { Activity } from 'react';
import type { ViewProps } from '../view';
import { Bench } from './bench/bench';
import { Opened } from './bench/opened';
import { useOpened } from './use-opened';
import { WhatMoved } from './what-moved';
import './train.css';

export function Train({ link }: ViewProps) {
  const { opened } = useOpened();
  return (
    <>
      <Activity mode={opened === null ? 'visible' : 'hidden'}>
        <Bench />
      </Activity>
      {opened !== null && <Opened figure={opened} link={link} />}
      <WhatMoved />
    </>
  );
}
