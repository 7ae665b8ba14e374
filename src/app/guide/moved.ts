/** Steps of lessons that have another name now, or are told by another step: old links are to lead somewhere for ever. */

/** By lesson, the old step's name, and where it leads. */
const MOVED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'why-three': {
    connect: 'why-three.syn',
    shared: 'why-three.arrived',
    disowned: 'why-three.rejected',
    listening: 'why-three.rejected',
    real: 'why-three.rejected',
  },
  'why-four': {
    shutdown: 'half-close.shutdown',
    kernelAnswers: 'why-four.ack',
    halfClosed: 'half-close.halfClosed',
    stillTalking: 'half-close.stillSends',
    stillListening: 'half-close.stillAcks',
    serverCloses: 'half-close.closes',
    lastAck: 'why-four.four',
    closed: 'why-four.four',
  },
  'why-2msl': {
    waits: 'time-wait-last-ack.waits',
    finAgain: 'time-wait-last-ack.finAgain',
    nobodyThere: 'time-wait-last-ack.nobodyThere',
    notClean: 'time-wait-last-ack.notClean',
    detour: 'time-wait-old-segments.detour',
    taken: 'time-wait-old-segments.taken',
    thrownAway: 'time-wait-old-segments.thrownAway',
    kept: 'time-wait-old-segments.kept',
    two: 'time-wait-old-segments.two',
  },
  'losing-the-handshake': { synLost: 'losing-the-handshake.synAgain' },
  'losing-the-teardown': { finLost: 'losing-the-teardown.finAgain' },
  simultaneous: { oneFinLost: 'simultaneous.finsCross' },
  reset: { knows: 'reset.refused', error: 'reset.abort' },
};

/** Every name that has moved, and what has its place. */
export const MOVED_STEPS: ReadonlyMap<string, string> = new Map(
  Object.entries(MOVED).flatMap(([lesson, steps]) =>
    Object.entries(steps).map(([step, to]) => [`lesson.${lesson}.${step}`, `lesson.${to}`]),
  ),
);
