/** The lessons in teaching order, by id; the order of a lesson's steps is the order of its keys. */
import type { Lesson } from './lesson.ts';
import { closeWait } from './closeWait.ts';
import { congestionControl } from './congestionControl.ts';
import { cubic } from './cubic.ts';
import { ecn } from './ecn.ts';
import { fastOpen } from './fastOpen.ts';
import { flowControl } from './flowControl.ts';
import { halfClose } from './halfClose.ts';
import { keepAlive } from './keepAlive.ts';
import { losingTheHandshake } from './losingTheHandshake.ts';
import { losingTheTeardown } from './losingTheTeardown.ts';
import { nagle } from './nagle.ts';
import { needlessRetransmission } from './needlessRetransmission.ts';
import { reading } from './reading.ts';
import { reset } from './reset.ts';
import { retransmission } from './retransmission.ts';
import { selectiveAck } from './selectiveAck.ts';
import { simultaneous } from './simultaneous.ts';
import { threeOrFour } from './threeOrFour.ts';
import { timestampsAndScaling } from './timestampsAndScaling.ts';
import { timeWaitLastAck } from './timeWaitLastAck.ts';
import { timeWaitOldSegments } from './timeWaitOldSegments.ts';
import { timeWaitReuse } from './timeWaitReuse.ts';
import { whyFour } from './whyFour.ts';
import { whyThree } from './whyThree.ts';

export const LESSONS = {
  'reading-the-picture': reading,
  'why-three': whyThree,
  'why-four': whyFour,
  'three-or-four': threeOrFour,
  'half-close': halfClose,
  'time-wait-last-ack': timeWaitLastAck,
  'time-wait-old-segments': timeWaitOldSegments,
  'losing-the-handshake': losingTheHandshake,
  'losing-the-teardown': losingTheTeardown,
  retransmission,
  'flow-control': flowControl,
  nagle,
  'congestion-control': congestionControl,
  cubic,
  'selective-ack': selectiveAck,
  'needless-retransmission': needlessRetransmission,
  ecn,
  'timestamps-and-scaling': timestampsAndScaling,
  'time-wait-reuse': timeWaitReuse,
  'fast-open': fastOpen,
  simultaneous,
  reset,
  'close-wait': closeWait,
  'keep-alive': keepAlive,
} as const satisfies Record<string, Lesson>;

/** The lessons on opening and closing: their sequence numbers are a textbook's letters, J, K, M, N. */
export const LETTERED: ReadonlySet<string> = new Set([
  'reading-the-picture',
  'why-three',
  'why-four',
] satisfies (keyof typeof LESSONS)[]);

export type LessonId = keyof typeof LESSONS;

export type StepOf<L extends LessonId> = keyof (typeof LESSONS)[L] & string;

export const LESSON_IDS = Object.keys(LESSONS) as LessonId[];
