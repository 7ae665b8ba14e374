/**
 * What lies on the page of captures: a file, its list, and one connection that is looked into. What is shown stays until
 * what is to take its place has been read.
 */
import { readCapture } from '../../../player/captureWorker/readCapture.ts';
import type {
  GoesOn,
  NotPaired,
  OpenedConnection,
  ReadCapture,
} from '../../../player/captureWorker/contract.ts';
import { TracePlayer } from '../../../player/TracePlayer.svelte.ts';
import type { FollowOptions } from '../../../capture/follow/follow.ts';
import type { PlayerOptions } from '../../../player/contract.ts';
import { total } from '../../../capture/oddity.ts';
import { CaptureWork } from './CaptureWork.svelte.ts';
import { refusedOf, type Given } from './given.ts';
import { LiveCapture } from './LiveCapture.svelte.ts';
import { isCut, ListLook, type Shown, type ShownReading } from './shown.svelte.ts';

export class CaptureDesk {
  readonly work = new CaptureWork();
  readonly #options: Pick<PlayerOptions, 'pace' | 'dwell' | 'calm'>;
  shown: Shown | null = $state.raw(null);
  opened: OpenedConnection | null = $state.raw(null);
  isFollowing = $state(false);
  player: TracePlayer | null = $state.raw(null);
  /** How it is followed, and how each of its file was. */
  chosen: FollowOptions = $state.raw({});
  #choices: Readonly<Record<number, FollowOptions>> = {};
  /** Not by the reader: it is the only one of its file, or the address named it. */
  openedByItself = false;
  /** The capture of the other end of the connection that is looked into. */
  other: File | null = $state.raw(null);
  /** What was to be that, and why it is not. */
  notPaired: { readonly name: string; readonly why: NotPaired } | null = $state.raw(null);
  #reading: ShownReading | null = null;

  /** null: what is shown is a file. */
  readonly live = $derived.by(() => {
    const { shown } = this;
    return shown?.reading instanceof LiveCapture ? shown.reading : null;
  });
  /** So many segments of the connection have come since it was followed. */
  readonly more = $derived.by(() => {
    const { shown, opened } = this;
    if (shown === null || opened === null || isCut(opened)) return 0;
    const { stream } = opened.connection;
    const told = shown.read.list.connections.find((one) => one.stream === stream);
    return told === undefined ? 0 : total(told, (one) => one.segments) - opened.segments;
  });

  constructor(options: Pick<PlayerOptions, 'pace' | 'dwell' | 'calm'>) {
    this.#options = options;
  }

  /** Reads a capture; `stream` is the connection of it that is to be looked into, else its only one, but for a reader of the list. */
  async give(given: Given, stream: number | null = null, isList = false): Promise<void> {
    const { file } = given;
    if (file === null) return this.#watch(given, stream);
    const isWanted = this.#begin();
    const reading = readCapture(file);
    this.#reading = reading;
    const again = () => void this.give(given, stream, isList);
    const read = await this.work.attempt(given, isWanted, again, (goesOn) => reading.read(goesOn));
    if (!isWanted() || read === null) {
      this.#giveUp(reading);
      return;
    }
    this.#reading = null;
    const refused = refusedOf(read);
    if (refused !== null) {
      this.work.refused = { given, refused };
      reading.close();
      return;
    }
    this.#show({ given, reading, read });
    const { connections } = read.list;
    const only = connections.length === 1 ? (connections[0]?.stream ?? null) : null;
    const wanted = this.has(stream) ? stream : isList ? null : only;
    if (wanted !== null) await this.open(wanted, true);
  }

  /** A capture while it comes: until some of it is shown. */
  #watch(given: Given, stream: number | null): Promise<void> {
    const isWanted = this.#begin();
    const reading = (this.#reading = new LiveCapture());
    let wanted = stream;
    const take = async (read: ReadCapture) => {
      if (this.shown?.reading === reading) this.shown = { ...this.shown, read };
      else if (isWanted()) this.#show({ given, reading, read });
      else return;
      const named = this.opened === null ? wanted : null;
      if (!this.has(named)) return this.followOn(false);
      wanted = null;
      await this.open(named, true);
    };
    const end = (file: Blob) => {
      if (this.shown?.reading === reading)
        this.shown = { ...this.shown, given: { ...given, file } };
    };
    const fail = () => {
      reading.close();
      if (isWanted()) this.work.refused = { given, refused: { why: 'nothingComes' } };
    };
    return new Promise((isThere) => {
      const told = (read: ReadCapture) => take(read).finally(isThere);
      void reading.run(told).then(end).catch(fail).finally(isThere);
    });
  }

  /** Whether there is such a connection in what is shown. */
  has(stream: number | null): stream is number {
    return this.shown?.read.list.connections.some((one) => one.stream === stream) ?? false;
  }

  #show(shown: Omit<Shown, 'look'>): void {
    this.#reading = null;
    this.shown?.reading.close();
    this.#clear();
    this.#choices = {};
    this.shown = { ...shown, look: new ListLook() };
  }

  /** It has an address of its own now. */
  rename(address: string): void {
    if (this.shown) this.shown = { ...this.shown, given: { ...this.shown.given, address } };
  }

  async open(stream: number, byItself = false): Promise<void> {
    const { shown } = this;
    if (shown === null) return;
    const chosen = this.#choices[stream] ?? {};
    const isWanted = this.#begin();
    this.isFollowing = true;
    const again = () => void this.open(stream, byItself);
    const opened = await this.work.attempt(shown.given, isWanted, again, (goesOn) =>
      shown.reading.open(stream, chosen, goesOn),
    );
    if (!isWanted()) return;
    this.isFollowing = false;
    if (opened === null) return;
    this.other = null;
    shown.look.opened = stream;
    this.openedByItself = byItself;
    this.chosen = chosen;
    this.#look(opened, shown.given);
  }

  /** The connection that is looked into, with the capture of its other end. What is shown stays where that is none. */
  async pairWith(other: File): Promise<void> {
    const { shown, opened: before } = this;
    const pair = shown?.reading.pair;
    if (shown === null || before === null || pair === undefined) return;
    const isWanted = this.#begin();
    this.isFollowing = true;
    const { stream } = before.connection;
    const chosen = this.#choices[stream] ?? {};
    const given = { ...shown.given, name: other.name, file: other };
    const again = () => void this.pairWith(other);
    const asked = (goesOn: GoesOn) => pair(stream, chosen, other, goesOn);
    const opened = await this.work.attempt(given, isWanted, again, asked);
    if (!isWanted()) return;
    this.isFollowing = false;
    if (typeof opened === 'string') this.notPaired = { name: other.name, why: opened };
    if (opened === null || typeof opened === 'string') return;
    this.other = other;
    this.chosen = chosen;
    this.#look(opened, shown.given);
  }

  #look(opened: OpenedConnection, given: Given): void {
    const { stream } = opened.connection;
    const isSame = this.opened?.connection.stream === stream;
    this.opened = opened;
    const { trace } = opened.followed;
    if (isSame && this.player) this.player.show(trace);
    else {
      this.player?.destroy();
      this.player = new TracePlayer(`${given.name} ${stream}`, trace, this.#options);
      if (this.live?.phase === 'on') this.player.toEnd();
    }
  }

  /** What has come since is followed too: where the reader asks for it, or looks at the end, as `tail -f` does. */
  async followOn(isAsked = true): Promise<void> {
    const { shown, opened, player } = this;
    if (shown === null || opened === null || player === null || this.more === 0) return;
    if (this.isFollowing || !(isAsked || (player.atEnd && player.mode !== 'playing'))) return;
    const always = () => Promise.resolve(true);
    const next = await shown.reading.open(opened.connection.stream, this.chosen, always);
    if (next === null || this.opened !== opened) return;
    this.opened = next;
    player.show(next.followed.trace);
    player.toEnd();
  }

  /** The same connection, taken to be captured elsewhere or of other ends. */
  async choose(chosen: FollowOptions): Promise<void> {
    const { opened, other } = this;
    if (opened === null) return;
    const { stream } = opened.connection;
    this.#choices = { ...this.#choices, [stream]: chosen };
    if (other) await this.pairWith(other);
    else await this.open(stream, this.openedByItself);
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
    const { progress } = this.work;
    this.#begin();
    this.work.stopped = progress?.again ?? null;
  }

  drop(): void {
    this.leave();
    this.#reading?.close();
  }

  /** Whatever was wanted before is so no more; gives whether this still is. */
  #begin(): () => boolean {
    this.#reading?.close();
    this.#reading = null;
    this.notPaired = null;
    this.isFollowing = false;
    return this.work.begin();
  }

  #giveUp(reading: ShownReading): void {
    reading.close();
    if (this.#reading === reading) this.#reading = null;
  }
}
