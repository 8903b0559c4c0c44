/** Files of one kind as what can be read: parts of a data set, and what has to be asked about them. Types. */
import type { Size } from '../data-limits';
import type { DecodedPictures, ReadOptions } from '../decoded-pictures';
import type { Ground } from '../pictures/ground';
import type { Role } from '../pictures/role-names';
import type { Question } from './question';

/** A file of pictures, an array in one, or a folder, that can be read. */
export interface Part extends Size {
  readonly name: string;
  /** What it is for, where its owner has split the pictures. */
  readonly role: Role;
  readonly count: number;
  /** The size of its pictures where they are larger than nets take; their own is that made smaller. */
  readonly whole?: Size;
  readonly labelled: boolean;
  /** Paths of pictures that cannot be read, and are left out. */
  readonly damaged?: readonly string[];
  read(options: ReadOptions): Promise<DecodedPictures>;
}

/** In the order training, validation, test. */
export interface Parts {
  readonly parts: readonly [Part, ...Part[]];
  readonly questions: readonly Question[];
  /** What transparent pictures lie on unless somebody chooses; null or absent where none is transparent. */
  readonly ground?: Ground | null;
  /** What is wrong with pictures that can be read, in sentences. */
  readonly warnings?: readonly string[];
}
