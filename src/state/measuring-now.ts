/** Which long measurement is under way in the page: the engine takes one at a time, whichever view asks for it. */
import { createStore } from 'zustand/vanilla';
import type { Measurement } from '../engine/protocol';
import { defineSlice } from './slice';

export const measuringNowSlice = defineSlice(() => createStore<Measurement | null>(() => null));
