/** The worker that reads captures; null where the browser has none, and in a page that is a single file. */
export const makeWorker = (): Worker | null =>
  typeof Worker === 'undefined'
    ? null
    : new Worker(new URL('./capture.worker.ts', import.meta.url), { type: 'module' });
