/** The worker that simulates servers with many clients; null where the browser has none, and in a page that is a single file. */
export const makeWorker = (): Worker | null =>
  typeof Worker === 'undefined'
    ? null
    : new Worker(new URL('./world.worker.ts', import.meta.url), { type: 'module' });
