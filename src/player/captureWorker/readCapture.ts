/** A capture is read in a worker; where the browser has none, or it fails to start, in the page itself. */
import { proxy, wrap } from 'comlink';
import type { RemoteCapture } from './capture.worker.ts';
import type { CaptureReading, NotPaired, OpenedConnection } from './contract.ts';
import { makeWorker } from './makeWorker.ts';
import { readingOf } from './readFile.ts';

export function readCapture(file: Blob): CaptureReading {
  let worker: Worker | null;
  try {
    worker = makeWorker();
  } catch {
    worker = null;
  }
  return worker === null ? readingOf(file) : inWorker(worker, file);
}

function inWorker(worker: Worker, file: Blob): CaptureReading {
  const remote = wrap<RemoteCapture>(worker);
  const given = remote.give(file);
  const failed = new Promise<never>((_, reject) => {
    worker.onerror = () => reject(new Error('The worker that reads the capture has failed.'));
  });
  failed.catch(() => undefined);
  async function asked<T>(answer: Promise<T>): Promise<T> {
    await Promise.race([given, failed]);
    return Promise.race([answer, failed]);
  }
  return {
    read: (goesOn) => asked(remote.read(proxy(goesOn))),
    open: (stream, chosen, goesOn) => asked(remote.open(stream, chosen, proxy(goesOn))),
    pair: (stream, chosen, other, goesOn) =>
      asked<OpenedConnection | NotPaired | null>(remote.pair(stream, chosen, other, proxy(goesOn))),
    close: () => worker.terminate(),
  };
}
