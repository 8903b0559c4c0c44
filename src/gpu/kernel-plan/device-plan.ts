/** The plan of the device at work: the one asked for, or kept from an earlier visit, or measured now and kept. */
import { choosePlan } from './choose-plan';
import { fusedName, parsePlan, planInUse, planText, setPlan, type Shape, type Variant } from './plan';
import { keepPlan, keptPlan } from './plan-store';
import { timeVariant } from './time-variant';

/** What is known of the device. */
export interface PlannedDevice {
  /** In its system's words, which plans are kept by. */
  readonly device: string;
  /** A processor has no memory nearer than its cache: `registers` was the fastest on every shape of SwiftShader, and nothing is measured. */
  readonly software: boolean;
}

async function textFor(
  { device, software }: PlannedDevice,
  milliseconds: (shape: Shape, variant: Variant) => Promise<number>,
): Promise<string> {
  if (software) return fusedName;
  const kept = await keptPlan(device, fusedName);
  if (kept !== null && parsePlan(kept)) return kept;
  const text = planText(await choosePlan(milliseconds));
  await keepPlan(device, fusedName, text);
  return text;
}

/**
 * Puts a plan to use and answers its name: `asked`, if these kernels have a plan of that name (a run that goes on keeps
 * its own), or else the device's.
 */
export async function planDevice(
  device: PlannedDevice,
  asked: string | undefined,
  milliseconds: (shape: Shape, variant: Variant) => Promise<number> = timeVariant,
): Promise<string> {
  setPlan(asked !== undefined && parsePlan(asked) ? asked : await textFor(device, milliseconds));
  return planInUse();
}
