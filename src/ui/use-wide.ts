/** Whether the window has room for everything side by side; layout.css has the same border. */
import { useMedia } from './use-media';

export const useWide = (): boolean => useMedia('(min-width: 60rem)');
