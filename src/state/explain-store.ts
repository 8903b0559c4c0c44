/** Whether explanations stand beside the figures; kept for the next visit. */
import { rememberedSwitch } from './remembered-switch';

export const explainSlice = rememberedSwitch('explain', false);
