/** Files of one kind as what can be read: parts of a data set, and what has to be asked about them. Types. */
import type { Size } from '../data-limits';
import type { DecodedPictures, ReadOptions } from '../decoded-pictures';
import type { Role } from '../arrays/array-names';
import type { Question } from './question';

/** A file of pictures, an array in one, or a folder, that can be read. */
export interface Part extends Size {
  readonly name: string;
  /** What it is for, where its owner has split the pictures. */
  readonly role: Role;
  readonly count: number;
  readonly labelled: boolean;
  /** Paths of pictures that cannot be read, and are left out. */
  readonly damaged?: readonly string[];
  read(options: ReadOptions): Promise<DecodedPictures>;
}

/** In the order training, validation, test. */
export interface Parts {
  readonly parts: readonly [Part, ...Part[]];
  readonly questions: readonly Question[];
}
