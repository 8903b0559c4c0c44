/** Whether the screen stays on while a run trains; kept for the next visit. */
import { rememberedSwitch } from './remembered-switch';

export const awakeSlice = rememberedSwitch('awake', true);
