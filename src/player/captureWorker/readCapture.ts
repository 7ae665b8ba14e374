/** A capture is read in a worker; where the browser has none, or it fails to start, in the page itself. */
import { proxy, wrap, type Remote } from 'comlink';
import type { RemoteCapture } from './capture.worker.ts';
import type { CaptureReading, NotPaired, OpenedConnection } from './contract.ts';
import { liveReadingOf, type LiveReading } from './live.ts';
import { makeWorker } from './makeWorker.ts';
import { readingOf } from './readFile.ts';

export function readCapture(file: Blob): CaptureReading {
  const worker = startedWorker();
  if (worker === null) return readingOf(file);
  const { remote, asked } = inWorker(worker, (one) => one.give(file));
  return {
    read: (goesOn) => asked(remote.read(proxy(goesOn))),
    open: (stream, chosen, goesOn) => asked(remote.open(stream, chosen, proxy(goesOn))),
    pair: (stream, chosen, other, goesOn) =>
      asked<OpenedConnection | NotPaired | null>(remote.pair(stream, chosen, other, proxy(goesOn))),
    close: () => worker.terminate(),
  };
}

/** One that still comes, from that address. */
export function readLive(address: string): LiveReading {
  const worker = startedWorker();
  if (worker === null) return liveReadingOf(address);
  const { remote, asked } = inWorker(worker, (one) => one.giveLive(address));
  return {
    watch: (told) => asked(remote.watch(proxy(told))),
    open: (stream, chosen, goesOn) => asked(remote.open(stream, chosen, proxy(goesOn))),
    stop: () => void remote.stop(),
    file: () => asked(remote.file()),
    close: () => worker.terminate(),
  };
}

function startedWorker(): Worker | null {
  try {
    return makeWorker();
  } catch {
    return null;
  }
}

function inWorker(worker: Worker, give: (remote: Remote<RemoteCapture>) => Promise<void>) {
  const remote = wrap<RemoteCapture>(worker);
  const given = give(remote);
  const failed = new Promise<never>((_, reject) => {
    worker.onerror = () => reject(new Error('The worker that reads the capture has failed.'));
  });
  failed.catch(() => undefined);
  async function asked<T>(answer: Promise<T>): Promise<T> {
    await Promise.race([given, failed]);
    return Promise.race([answer, failed]);
  }
  return { remote, asked };
}
