/** A database's handle that the browser dropped: the next so many transactions fail as Safari's do. Only tests import this. */
import { vi } from 'vitest';

export function dyingHandle(times: number, name = 'InvalidStateError') {
  const { transaction } = IDBDatabase.prototype;
  let left = times;
  return vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...take
  ) {
    if (left-- > 0) throw new DOMException('The database connection is closing.', name);
    return transaction.apply(this, take);
  });
}
