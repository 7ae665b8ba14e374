/**
 * What lies on the page of captures: a file, its list, and one connection that is looked into. What is shown stays until
 * what is to take its place has been read.
 */
import { readCapture } from '../../../player/captureWorker/readCapture.ts';
import type {
  CaptureReading,
  NotPaired,
  OpenedConnection,
  ReadCapture,
} from '../../../player/captureWorker/contract.ts';
import { TracePlayer } from '../../../player/TracePlayer.svelte.ts';
import type { FollowOptions } from '../../../capture/follow/follow.ts';
import type { CaptureProblem } from '../../../wire/captureFile/contract.ts';
import type { PlayerOptions } from '../../../player/contract.ts';

/** A capture, however it came here. */
export interface Given {
  /** What it is called. */
  readonly name: string;
  readonly file: Blob;
  /** How the page's address says it, where it can: `example/...`, `kept/...`; null: it is known to this page alone. */
  readonly address: string | null;
}

/** It could not be opened, and why. */
export type Refused =
  | { readonly why: 'problem'; readonly problem: CaptureProblem }
  | { readonly why: 'noSegments' | 'unreadable' | 'failed' };

interface Shown {
  readonly given: Given;
  readonly reading: CaptureReading;
  readonly read: ReadCapture;
}

/** What is done sooner does not say that it is at work. */
const QUIET_MS = 250;

export class CaptureDesk {
  readonly #options: Pick<PlayerOptions, 'pace' | 'dwell' | 'calm'>;
  shown: Shown | null = $state.raw(null);
  /** What is being read, and how many octets of it are; null: nothing, or it is quick. */
  progress: { readonly given: Given; readonly octets: number } | null = $state.raw(null);
  /** What was stopped can be read again. */
  stopped: Given | null = $state.raw(null);
  refused: { readonly given: Given; readonly refused: Refused } | null = $state.raw(null);
  opened: OpenedConnection | null = $state.raw(null);
  isFollowing = $state(false);
  player: TracePlayer | null = $state.raw(null);
  /** How its connections are followed. */
  chosen: FollowOptions = $state.raw({});
  /** The capture of the other end of the connection that is looked into. */
  other: File | null = $state.raw(null);
  /** What was to be that, and why it is not. */
  notPaired: { readonly name: string; readonly why: NotPaired } | null = $state.raw(null);
  #wanted = 0;
  #reading: CaptureReading | null = null;

  constructor(options: Pick<PlayerOptions, 'pace' | 'dwell' | 'calm'>) {
    this.#options = options;
  }

  /** Reads a capture; `stream` is the connection of it that is to be looked into. */
  async give(given: Given, stream: number | null = null): Promise<void> {
    const isWanted = this.#begin();
    const reading = (this.#reading = readCapture(given.file));
    const read = await this.#attempt(given, isWanted, (goesOn) => reading.read(goesOn));
    if (!isWanted() || read === null) {
      this.#giveUp(reading);
      return;
    }
    this.#reading = null;
    const refused = refusedOf(read);
    if (refused !== null) {
      this.refused = { given, refused };
      reading.close();
      return;
    }
    this.shown?.reading.close();
    this.#clear();
    this.chosen = {};
    this.shown = { given, reading, read };
    const { connections } = read.list;
    const only = connections.length === 1 ? (connections[0]?.stream ?? null) : null;
    const wanted = connections.some((one) => one.stream === stream) ? stream : only;
    if (wanted !== null) await this.open(wanted);
  }

  async open(stream: number): Promise<void> {
    const { shown, chosen } = this;
    if (shown === null) return;
    const isWanted = this.#begin();
    this.isFollowing = true;
    const opened = await this.#attempt(shown.given, isWanted, (goesOn) =>
      shown.reading.open(stream, chosen, goesOn),
    );
    if (!isWanted()) return;
    this.isFollowing = false;
    if (opened === null) return;
    this.other = null;
    this.#show(opened, shown.given);
  }

  /** The connection that is looked into, with the capture of its other end. What is shown stays where that is none. */
  async pairWith(other: File): Promise<void> {
    const { shown, chosen, opened: before } = this;
    if (shown === null || before === null) return;
    const isWanted = this.#begin();
    this.isFollowing = true;
    const { stream } = before.connection;
    const given = { ...shown.given, name: other.name };
    const opened = await this.#attempt(given, isWanted, (goesOn) =>
      shown.reading.pair(stream, chosen, other, goesOn),
    );
    if (!isWanted()) return;
    this.isFollowing = false;
    if (typeof opened === 'string') this.notPaired = { name: other.name, why: opened };
    if (opened === null || typeof opened === 'string') return;
    this.other = other;
    this.#show(opened, shown.given);
  }

  #show(opened: OpenedConnection, given: Given): void {
    const { stream } = opened.connection;
    const isSame = this.opened?.connection.stream === stream;
    this.opened = opened;
    const { trace } = opened.followed;
    if (isSame && this.player) {
      this.player.show(trace);
      return;
    }
    this.player?.destroy();
    this.player = new TracePlayer(`${given.name} ${stream}`, trace, this.#options);
  }

  /** The same connection, taken to be captured elsewhere or of other ends. */
  async choose(chosen: FollowOptions): Promise<void> {
    this.chosen = chosen;
    if (this.other) await this.pairWith(this.other);
    else if (this.opened) await this.open(this.opened.connection.stream);
  }

  /** Back to the list. */
  close(): void {
    this.#begin();
    this.#clear();
  }

  #clear(): void {
    this.player?.destroy();
    this.player = null;
    this.opened = this.other = null;
  }

  /** Back to where captures are chosen. */
  leave(): void {
    this.close();
    this.shown?.reading.close();
    this.shown = null;
  }

  stop(): void {
    const { progress } = this;
    this.#begin();
    this.stopped = progress?.given ?? null;
  }

  drop(): void {
    this.leave();
    this.#reading?.close();
  }

  /** Whatever was wanted before is so no more; gives whether this still is. */
  #begin(): () => boolean {
    const nth = (this.#wanted += 1);
    this.#reading?.close();
    this.#reading = null;
    this.progress = this.stopped = this.refused = this.notPaired = null;
    this.isFollowing = false;
    return () => nth === this.#wanted;
  }

  #giveUp(reading: CaptureReading): void {
    reading.close();
    if (this.#reading === reading) this.#reading = null;
  }

  async #attempt<T>(
    given: Given,
    isWanted: () => boolean,
    work: (goesOn: (octets: number) => Promise<boolean>) => Promise<T | null>,
  ): Promise<T | null> {
    const since = performance.now();
    const goesOn = (octets: number) => {
      if (isWanted() && performance.now() - since > QUIET_MS) this.progress = { given, octets };
      return Promise.resolve(isWanted());
    };
    try {
      return await work(goesOn);
    } catch (error) {
      const why = error instanceof DOMException ? 'unreadable' : 'failed';
      if (isWanted()) this.refused = { given, refused: { why } };
      return null;
    } finally {
      if (isWanted()) this.progress = null;
    }
  }
}

/** Nothing of it could be read. What is damaged at its end is shown up to there. */
function refusedOf({ list, text }: ReadCapture): Refused | null {
  const frames = Object.values(list.frames).reduce((sum, n) => sum + n, 0);
  if (text !== null && text.segments === 0) return { why: 'noSegments' };
  return frames === 0 && list.problem !== null ? { why: 'problem', problem: list.problem } : null;
}
