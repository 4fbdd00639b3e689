import type { OutboxStore, QueuedAction } from './core/outbox.ts';

const shelf = 'actions';

/** Keeps queued actions over a reload or a phone that ran out of power. Ids and reasons only; no list of people is ever kept. */
export function openOutboxStore(name: string): OutboxStore {
  let opened: Promise<IDBDatabase> | undefined;

  async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    opened ??= open(name);
    const store = (await opened).transaction(shelf, mode).objectStore(shelf);
    return answerOf(act(store));
  }

  return {
    async all() {
      const actions = await run<QueuedAction[]>('readonly', (store) => store.getAll());
      return actions.sort((one, other) => one.at - other.at);
    },
    add: async (action) => void (await run('readwrite', (store) => store.put(action))),
    remove: async (id) => void (await run('readwrite', (store) => store.delete(id))),
  };
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(shelf, { keyPath: 'id' }));
  return answerOf(request);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });
}
