/** What the reader is at: the run, what guides through it, what of it is looked at, and how it is shown. */
import { createContext } from 'svelte';
import type { Highlights } from '../../cases/highlights.ts';
import type { Player } from '../../player/Player.svelte.ts';
import type { HoldAt } from '../../player/stops.ts';
import type { Sockets } from '../../views/ladder/options.ts';
import type * as socketLanes from '../../views/sockets/socketLanes.ts';
import type { Catalogue } from '../Catalogue.ts';
import { asOnTheWire, type NumberStyle } from '../../words/sentences/telling.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import type { numberStyle } from '../numbers.ts';
import type { ServerRun } from '../pages/server/ServerRun.svelte.ts';
import type { Settings } from '../Settings.svelte.ts';

export class Session {
  readonly player: Player;
  readonly catalogue: Catalogue;
  readonly #settings: Settings;

  /** The run of the page of servers, for as long as that is shown. */
  server: ServerRun | null = $state.raw(null);

  /** A capture that the reader gave, until the page of captures takes it. */
  given: File | null = $state.raw(null);
  /** Shows how what the page of captures shows is given on; false: by its address, or saved, as anything else. */
  shareCapture: ((as: 'link' | 'file') => boolean) | null = null;

  /** What guides the reader through the run: `lesson.why-three.syn`, `question.syn-lost`, ... */
  guide: string | null = $state(null);
  /** What of the run the guide points at. */
  highlights: Highlights | null = $state.raw(null);
  /** A lesson is on, and whether its numbers are a textbook's letters. */
  lesson: { readonly lettered: boolean } | null = $state.raw(null);
  /** A lesson's next step or the one before it, as a key wants it before a class. */
  turn: ((by: 1 | -1) => void) | null = null;
  /** A lesson shows no more than what it speaks of, unless the reader wants all that there is. */
  whole = $state(false);
  /** What goes with the field that is picked in a segment, or with the arrow in the state diagram. */
  lit: Highlights | null = $state.raw(null);
  /** The segment in the sequence diagram that the pointer or the focus is on. */
  pointed: number | null = $state(null);
  /** The segment that the reader looks into, and in which scenario; null: the one sent last. */
  #inspected: { readonly scenario: string; readonly flight: number } | null = $state.raw(null);

  /** The reader is asked at each step what comes next, and where the playhead has to wait for it. */
  predicting = $state(false);
  holdAt: HoldAt | null = null;
  /** What is shown of the log, as text, while it is shown. */
  logShown: (() => string) | null = null;

  #socketLanes: typeof socketLanes | null = $state.raw(null);
  /** The programs of the run: worked out only where something shows them; null until they have been needed. */
  readonly sockets: Sockets | null = $derived.by(() => {
    const lanes = this.#socketLanes;
    return lanes && { ...lanes, programs: lanes.programsOf(this.player.trace) };
  });
  /** Other numbers than those on the wire come later. */
  #numberStyle: typeof numberStyle | null = $state.raw(null);
  readonly number = $derived.by(() => {
    const { numbering } = this.#settings;
    const usual = this.lesson?.lettered && numbering === 'absolute' ? 'symbols' : numbering;
    return this.#numberStyle?.(usual, this.player.trace) ?? asOnTheWire;
  });

  /** How the numbers of another run than the player's are written. */
  numbersOf(trace: ConnectionTrace, numbering = this.#settings.numbering): NumberStyle {
    return this.#numberStyle?.(numbering, trace) ?? asOnTheWire;
  }

  constructor(player: Player, catalogue: Catalogue, settings: Settings) {
    this.player = player;
    this.catalogue = catalogue;
    this.#settings = settings;
  }

  writeNumbers(style: typeof numberStyle): void {
    this.#numberStyle = style;
  }

  /** The explanation, variables and calls are folded away. */
  get bare(): boolean {
    return this.lesson !== null && !this.whole;
  }
  /** What is still to come is not shown. */
  get hideFuture(): boolean {
    return this.predicting || this.#settings.future === 'hidden';
  }
  /** What lights up: what goes with a field for as long as one is picked, else what the guide points at. */
  get lights(): Highlights | null {
    return this.lit ?? this.highlights;
  }

  /** The segment that the reader looks into, as long as there is one: another scenario has others. */
  get inspected(): number | null {
    const inspected = this.#inspected;
    return inspected?.scenario === this.player.scenario.id ? inspected.flight : null;
  }
  inspect(flight: number | null): void {
    this.#inspected = flight === null ? null : { scenario: this.player.scenario.id, flight };
  }

  /** Loads what works out the programs and draws their calls. Rejects where it cannot be loaded. */
  async needSockets(): Promise<void> {
    this.#socketLanes ??= await import('../../views/sockets/socketLanes.ts');
  }
}

export const [getSession, setSession] = createContext<Session>();
