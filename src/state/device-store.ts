/** The last check of the device that computes, and one under way; asks for it, judges nothing. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceReport, EngineClient, Events } from '../engine/protocol';

export interface DeviceState {
  /** What a check under way is about to do; null while there is none. */
  readonly checking: Events['checking'] | null;
  /** Of the last check since the backend was chosen. */
  readonly report: DeviceReport | null;
  /** Why the last check has no report. */
  readonly problem: string | null;
}

export type DeviceStore = StoreApi<DeviceState>;

export function createDeviceStore(): DeviceStore {
  return createStore<DeviceState>(() => ({ checking: null, report: null, problem: null }));
}

/** One check at a time. */
export async function checkDevice(client: EngineClient, device: DeviceStore): Promise<void> {
  if (device.getState().checking) return;
  const checking = { text: 'Waiting for the step under way', done: 0, total: 1 };
  device.setState({ checking, problem: null });
  try {
    device.setState({ report: await client.call('checkDevice', null) });
  } catch (error) {
    device.setState({ report: null, problem: error instanceof Error ? error.message : String(error) });
  } finally {
    device.setState({ checking: null });
  }
}
