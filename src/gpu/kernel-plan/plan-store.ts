/** Keeps the plan that was measured on a device, in the browser's Cache: it is there in workers. Where it is missing or broken there is no plan, and nothing throws. */

const STORE = 'kernel-plans';

/** A store entry has an address, here beside the script; it is never fetched. */
const addressOf = (device: string, kernels: string) =>
  `./kernel-plan/${encodeURIComponent(kernels)}/${encodeURIComponent(device)}`;

/** The text kept for these kernels on that device, or null. */
export async function keptPlan(device: string, kernels: string): Promise<string | null> {
  try {
    const store = await globalThis.caches.open(STORE);
    return (await (await store.match(addressOf(device, kernels)))?.text()) ?? null;
  } catch {
    return null;
  }
}

/** Keeps it for the next visit, if this browser keeps anything. */
export async function keepPlan(device: string, kernels: string, plan: string): Promise<void> {
  try {
    const store = await globalThis.caches.open(STORE);
    await store.put(addressOf(device, kernels), new Response(plan));
  } catch {
    // The next visit measures again.
  }
}
