/** The lessons in English. */
import type { GuideWords } from '../../../contract/index.ts';
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

export const lessons: GuideWords['lessons'] = {
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
};
