/** What a spec does with a browser that Playwright cannot drive: the same for Firefox and WebKit. */

export interface Point {
  /** Pixels from the left and the top of the page's window. */
  readonly x: number;
  readonly y: number;
}

export interface Driver {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function in the page and answers what it returns or resolves to: JSON both ways, nothing from outside. */
  run<Given extends readonly unknown[], Result>(
    work: (...given: Given) => Result | Promise<Result>,
    ...given: Given
  ): Promise<Result>;
  /** Pointer down, over there in some moves, and up. One point is a click. */
  drag(from: Point, to: Point): Promise<void>;
  /** By the key's name, to what has the focus. */
  press(key: 'ArrowLeft' | 'ArrowRight' | 'Tab' | 'Enter'): Promise<void>;
  /** Chooses files of the disk in the file input of that accessible name, as its dialogue would. */
  chooseFiles(name: string, paths: readonly string[]): Promise<void>;
  /** PNG of what is in the window. */
  picture(): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface Launch {
  /** The system's. */
  readonly theme: 'light' | 'dark';
}

/** Inner pixels of the page's window. */
export const windowSize = { width: 1280, height: 800 };
