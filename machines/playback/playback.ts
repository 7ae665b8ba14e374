/**
 * Playback: whether the playhead moves by itself, is held by the reader, or rests.
 *
 * The chart knows no trace, no moment and no clock. The player tells it one thing about the playhead, whether it is at
 * the end (`moved`), and does what the chart asks for, which is emitted. How far to move in which time is the player's
 * business; at which speed is kept here.
 */
import { setup, type SnapshotFrom } from 'xstate';
import { USUAL_SPEED, type Direction, type Mode, type Speed } from './modes.ts';

interface PlaybackContext {
  readonly speed: Speed;
  /** Whether the playhead is where the run ends. */
  readonly atEnd: boolean;
}

export type PlaybackEvent =
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'toggle' }
  | { readonly type: 'step'; readonly direction: Direction }
  /** The reader takes hold of the playhead, and lets go of it. */
  | { readonly type: 'grab' }
  | { readonly type: 'release' }
  | { readonly type: 'setSpeed'; readonly speed: Speed }
  /** The playhead has moved, or the run is another one. */
  | { readonly type: 'moved'; readonly atEnd: boolean };

/** What the chart asks the player to do: `run` and `rest` are for the clock that moves the playhead by itself. */
export type PlaybackRequest =
  | { readonly type: 'step'; readonly direction: Direction }
  | { readonly type: 'rewind' }
  | { readonly type: 'run' }
  | { readonly type: 'rest' };

const playback = setup({
  types: {
    context: {} as PlaybackContext,
    events: {} as PlaybackEvent,
    emitted: {} as PlaybackRequest,
  },
  guards: {
    atEnd: ({ context }) => context.atEnd,
    notAtEnd: ({ context }) => !context.atEnd,
  },
});

const noteEnd = playback.assign({
  atEnd: ({ context, event }) => (event.type === 'moved' ? event.atEnd : context.atEnd),
});
const noteSpeed = playback.assign({
  speed: ({ context, event }) => (event.type === 'setSpeed' ? event.speed : context.speed),
});
const leaveEnd = playback.assign({ atEnd: false });
const askForStep = playback.emit(({ event }) => ({
  type: 'step',
  direction: event.type === 'step' ? event.direction : 1,
}));
const askForRewind = playback.emit({ type: 'rewind' });
const askToRun = playback.emit({ type: 'run' });
const askToRest = playback.emit({ type: 'rest' });

export const playbackMachine = playback.createMachine({
  id: 'playback',
  context: { speed: USUAL_SPEED, atEnd: false },
  initial: 'paused',
  on: {
    moved: { actions: noteEnd },
    setSpeed: { actions: noteSpeed },
  },
  states: {
    paused: {
      always: { guard: 'atEnd', target: 'ended' },
      on: {
        play: 'playing',
        toggle: 'playing',
        step: { actions: askForStep },
        grab: 'scrubbing.thenPause',
      },
    },
    playing: {
      entry: askToRun,
      exit: askToRest,
      always: { guard: 'atEnd', target: 'ended' },
      on: {
        pause: 'paused',
        toggle: 'paused',
        step: { target: 'paused', actions: askForStep },
        grab: 'scrubbing.thenPlay',
      },
    },
    scrubbing: {
      initial: 'thenPause',
      on: { step: { actions: askForStep } },
      states: {
        thenPause: { on: { release: '#playback.paused', play: 'thenPlay', toggle: 'thenPlay' } },
        thenPlay: { on: { release: '#playback.playing', pause: 'thenPause', toggle: 'thenPause' } },
      },
    },
    ended: {
      always: { guard: 'notAtEnd', target: 'paused' },
      on: {
        play: { target: 'playing', actions: [leaveEnd, askForRewind] },
        toggle: { target: 'playing', actions: [leaveEnd, askForRewind] },
        step: { actions: askForStep },
        grab: 'scrubbing.thenPause',
      },
    },
  },
});

export type PlaybackSnapshot = SnapshotFrom<typeof playbackMachine>;

/** Which of its four states the playback is in. */
export const modeOf = ({ value }: PlaybackSnapshot): Mode =>
  typeof value === 'string' ? value : 'scrubbing';
