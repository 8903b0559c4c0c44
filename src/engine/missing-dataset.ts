/** The error of a data set that an experiment names and this device does not have; it names the way to it. */
import { DataError } from '../data/dataset';
import { isOwn } from '../experiment/dataset-name';

export class MissingDataset extends DataError {
  constructor(name: string) {
    const way = isOwn(name)
      ? 'whoever made this experiment has its files; dropped in the Data view with the same size, split and seed they have this name again'
      : 'the Data view fetches them when you ask for it, or reads the files that you have';
    super(name, `Data set ${name}: expected its pictures on this device, got none; ${way}.`);
  }
}
