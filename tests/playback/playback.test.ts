/** Playback told as stories: what the reader does, what the chart asks the player for, where it ends up. */
import { createActor } from 'xstate';
import { describe, expect, test } from 'vitest';
import { SPEEDS } from '../../machines/playback/modes.ts';
import {
  modeOf,
  playbackMachine,
  type PlaybackEvent,
  type PlaybackRequest,
} from '../../machines/playback/playback.ts';

const play = { type: 'play' } as const;
const pause = { type: 'pause' } as const;
const toggle = { type: 'toggle' } as const;
const grab = { type: 'grab' } as const;
const release = { type: 'release' } as const;
const stepOn = { type: 'step', direction: 1 } as const;
const stepBack = { type: 'step', direction: -1 } as const;
const reachesEnd = { type: 'moved', atEnd: true } as const;
const leavesEnd = { type: 'moved', atEnd: false } as const;

/** The modes gone through, one for each event, what was asked for, and whether the playhead moves by itself. */
function story(...events: readonly PlaybackEvent[]) {
  const asked: PlaybackRequest[] = [];
  const clock: PlaybackRequest['type'][] = [];
  const actor = createActor(playbackMachine);
  actor.on('*', (request) => {
    if (request.type === 'run' || request.type === 'rest') clock.push(request.type);
    else asked.push(request);
  });
  actor.start();
  const modes = events.map((event) => {
    actor.send(event);
    return modeOf(actor.getSnapshot());
  });
  return { modes, asked, clock, speed: actor.getSnapshot().context.speed };
}

describe('playing and pausing', () => {
  test('it begins paused', () => {
    expect(modeOf(createActor(playbackMachine).start().getSnapshot())).toBe('paused');
  });

  test('play, pause', () => {
    expect(story(play, pause).modes).toEqual(['playing', 'paused']);
  });

  test('one key for both', () => {
    expect(story(toggle, toggle, toggle).modes).toEqual(['playing', 'paused', 'playing']);
  });

  test('saying it twice changes nothing', () => {
    expect(story(play, play, pause, pause).modes).toEqual([
      'playing',
      'playing',
      'paused',
      'paused',
    ]);
  });
});

describe('the end', () => {
  test('playing stops there', () => {
    expect(story(play, reachesEnd).modes).toEqual(['playing', 'ended']);
  });

  test('play at the end starts again from the start', () => {
    const { modes, asked } = story(play, reachesEnd, play, leavesEnd);
    expect(modes).toEqual(['playing', 'ended', 'playing', 'playing']);
    expect(asked).toEqual([{ type: 'rewind' }]);
  });

  test('so does the key for both', () => {
    const { modes, asked } = story(play, reachesEnd, toggle);
    expect(modes.at(-1)).toBe('playing');
    expect(asked).toEqual([{ type: 'rewind' }]);
  });

  test('a run in which nothing happens ends where it starts', () => {
    expect(story(reachesEnd, play, reachesEnd).modes).toEqual(['ended', 'playing', 'ended']);
  });

  test('stepping onto the end is the end, stepping back from it is a pause', () => {
    const { modes, asked } = story(stepOn, reachesEnd, stepBack, leavesEnd);
    expect(modes).toEqual(['paused', 'ended', 'ended', 'paused']);
    expect(asked).toEqual([stepOn, stepBack]);
  });

  test('when the reader makes the run longer, the playhead is no longer at its end', () => {
    expect(story(play, reachesEnd, leavesEnd).modes.at(-1)).toBe('paused');
  });

  test('pausing there changes nothing', () => {
    expect(story(reachesEnd, pause).modes).toEqual(['ended', 'ended']);
  });
});

describe('the clock', () => {
  test('runs while it plays, and at no other time', () => {
    expect(story(stepOn, grab, release).clock).toEqual([]);
    expect(story(play, pause, toggle, stepBack).clock).toEqual(['run', 'rest', 'run', 'rest']);
    expect(story(play, play).clock).toEqual(['run']);
  });

  test('rests while the playhead is held, and at the end', () => {
    expect(story(play, grab, release).clock).toEqual(['run', 'rest', 'run']);
    expect(story(play, reachesEnd).clock).toEqual(['run', 'rest']);
    expect(story(play, grab, reachesEnd, release).clock.at(-1)).toBe('rest');
  });
});

describe('stepping', () => {
  test('pauses, and asks for the step', () => {
    const { modes, asked } = story(play, stepBack);
    expect(modes).toEqual(['playing', 'paused']);
    expect(asked).toEqual([stepBack]);
  });

  test('goes on as often as one likes', () => {
    expect(story(stepOn, stepOn, stepBack).asked).toEqual([stepOn, stepOn, stepBack]);
  });

  test('is possible while the playhead is held', () => {
    const { modes, asked } = story(play, grab, stepOn, release);
    expect(modes).toEqual(['playing', 'scrubbing', 'scrubbing', 'playing']);
    expect(asked).toEqual([stepOn]);
  });
});

describe('scrubbing', () => {
  test('while paused: paused afterwards', () => {
    expect(story(grab, release).modes).toEqual(['scrubbing', 'paused']);
  });

  test('while playing: plays on afterwards', () => {
    expect(story(play, grab, release).modes).toEqual(['playing', 'scrubbing', 'playing']);
  });

  test('holding at the end does not end the scrubbing; letting go there does', () => {
    expect(story(play, grab, reachesEnd, release).modes).toEqual([
      'playing',
      'scrubbing',
      'scrubbing',
      'ended',
    ]);
  });

  test('over the end and back again: plays on', () => {
    expect(story(play, grab, reachesEnd, leavesEnd, release).modes.at(-1)).toBe('playing');
  });

  test('away from the end: paused', () => {
    const { modes, asked } = story(reachesEnd, grab, leavesEnd, release);
    expect(modes).toEqual(['ended', 'scrubbing', 'scrubbing', 'paused']);
    expect(asked).toEqual([]);
  });

  test('what play and pause say meanwhile holds afterwards', () => {
    expect(story(grab, play, release).modes.at(-1)).toBe('playing');
    expect(story(play, grab, pause, release).modes.at(-1)).toBe('paused');
    expect(story(play, grab, toggle, toggle, release).modes.at(-1)).toBe('playing');
  });

  test('letting go of what was not held changes nothing', () => {
    expect(story(release, play, release).modes).toEqual(['paused', 'playing', 'playing']);
  });
});

describe('speed', () => {
  test('is the usual one at first, and another when told', () => {
    expect(story().speed).toBe(1);
    for (const speed of SPEEDS) expect(story({ type: 'setSpeed', speed }).speed).toBe(speed);
  });

  test('changes neither the mode nor the playhead', () => {
    const { modes, asked } = story(play, { type: 'setSpeed', speed: 4 }, grab, {
      type: 'setSpeed',
      speed: 0.25,
    });
    expect(modes).toEqual(['playing', 'playing', 'scrubbing', 'scrubbing']);
    expect(asked).toEqual([]);
  });
});
