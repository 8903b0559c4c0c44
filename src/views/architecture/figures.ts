/** Every model's part of figure 1, loaded before the view is: what imports this waits for it. */
import { loadFigure, mapModels, modelIds } from '../../models/registry';

const loaded = new Map(await Promise.all(modelIds.map(async (id) => [id, await loadFigure(id)] as const)));

export const figures = mapModels((id) => loaded.get(id)!);
