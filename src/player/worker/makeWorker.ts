/** The worker that simulates long runs; null where the browser has none. */
export const makeWorker = (): Worker | null =>
  typeof Worker === 'undefined'
    ? null
    : new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });
