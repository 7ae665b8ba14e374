/** In the place of the worker where the page is a single file: it has no second one to load. */
export const makeWorker = (): Worker | null => null;
