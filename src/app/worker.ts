/**
 * The worker that keeps the page for when there is no network, and what of it concerns the page: it is registered; it has
 * a newer version of the page; it gives way to that. Where the browser refuses it (without HTTPS, in a frame of another
 * page, in a private window), the page does without.
 */

/** Not while the page is being developed, nor where it is a single file. */
const IS_BUILT = import.meta.env.PROD && import.meta.env.MODE !== 'one-file';

/** In a frame that is kept apart, to ask for it throws. */
function workers(): ServiceWorkerContainer | null {
  try {
    return IS_BUILT && 'serviceWorker' in navigator ? navigator.serviceWorker : null;
  } catch {
    return null;
  }
}

const heard = (target: EventTarget, event: string) =>
  new Promise<void>((hear) => target.addEventListener(event, () => hear(), { once: true }));

/** Once the page has all that it loads first. `onnewer` is told of a version that is newer than what the page is from. */
export async function registerWorker(onnewer: () => void): Promise<void> {
  const container = workers();
  if (container === null) return;
  if (document.readyState !== 'complete') await heard(window, 'load');
  try {
    const registration = await container.register('./sw.js');
    const look = () => void follow(registration.waiting ?? registration.installing);
    async function follow(worker: ServiceWorker | null): Promise<void> {
      // The first one of all is no newer than the page.
      if (worker !== null && isAt(container) && (await isInstalled(worker))) onnewer();
    }
    look();
    registration.addEventListener('updatefound', look);
  } catch {
    // Then the page takes a network.
  }
}

/** Whether the page is one of its worker's; else it came from the host. */
const isAt = (container: ServiceWorkerContainer | null) => Boolean(container?.controller);

/** False where it is given up. */
async function isInstalled(worker: ServiceWorker): Promise<boolean> {
  while (worker.state === 'installing') await heard(worker, 'statechange');
  return worker.state === 'installed';
}

/** From the next load on, the page is of the version that the host has. Rejects where there is no network. */
export async function takeNewest(): Promise<void> {
  const container = workers();
  // Else the page is not the worker's.
  if (container === null || !isAt(container)) return;
  const registration = await container.getRegistration();
  if (registration === undefined) return;
  // It is not known of yet where a part of the page is gone before the browser has looked.
  if (registration.waiting === null) await registration.update();
  const worker = registration.waiting ?? registration.installing;
  if (worker === null || !(await isInstalled(worker))) return;
  const changed = heard(container, 'controllerchange');
  worker.postMessage({ type: 'SKIP_WAITING' });
  await changed;
}
