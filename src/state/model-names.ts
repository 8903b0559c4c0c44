/** What the page calls each model, and its place in the list, from which its colour and dash follow. */
import { modelIds, specOf, type ModelId } from '../models/registry';

export const nameOf = (id: ModelId): string => specOf(id).name;

/** 'Gauss-VAE' -> 'Gauss': where there is little room. */
export const shortNameOf = (id: ModelId): string => specOf(id).name.replace(/-VAE$/, '');

export const placeOf = (id: ModelId): number => modelIds.indexOf(id);
