/** A capture that still comes, from the command that serves the page. */
import { LIVE_FILE, type LiveEnd } from '../../../capture/live.ts';
import type { CaptureReading, ReadCapture } from '../../../player/captureWorker/contract.ts';
import type { LiveReading } from '../../../player/captureWorker/live.ts';
import { readLive } from '../../../player/captureWorker/readCapture.ts';

export class LiveCapture implements Pick<CaptureReading, 'open' | 'close'> {
  readonly #reading: LiveReading;
  #isStopped = false;
  /** Whether more comes, or why not. */
  phase: 'on' | 'stopped' | LiveEnd = $state('on');

  constructor(reading = readLive(document.baseURI.replace(/[^/]*([?#].*)?$/, LIVE_FILE))) {
    this.#reading = reading;
  }

  /** Reads until no more comes, and tells the list meanwhile; gives all that has come. */
  async run(told: (read: ReadCapture) => Promise<void>): Promise<Blob> {
    const end = await this.#reading.watch(told);
    this.phase = this.#isStopped ? 'stopped' : end;
    return this.#reading.file();
  }

  stop(): void {
    this.#isStopped = true;
    this.#reading.stop();
  }

  readonly open: CaptureReading['open'] = (stream, chosen, goesOn) =>
    this.#reading.open(stream, chosen, goesOn);

  close(): void {
    this.#reading.close();
  }
}
