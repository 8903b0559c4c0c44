/** Which version of the program this is, as records and links name it. */
import { version } from '../../package.json';

export const codeVersion = `coarse-grain ${version}`;
