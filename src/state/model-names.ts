/** What the page calls each model, and its place in the list, from which its colour and dash follow. */
import { usualModels } from '../experiment/most-on';
import { modelIds, specOf, type ModelId } from '../models/registry';
import { numberWord } from '../ui/number-word';

export const nameOf = (id: ModelId): string => specOf(id).name;

/** 'Gauss-VAE' -> 'Gauss': where there is little room. */
export const shortNameOf = (id: ModelId): string => specOf(id).name.replace(/-VAE$/, '');

/** How many models are on by default, in a word: 'three'. */
export const modelCount = numberWord(usualModels.length);

export const placeOf = (id: ModelId): number => modelIds.indexOf(id);
