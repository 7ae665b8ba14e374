/** Segments out of nowhere: an old duplicate, or what a forger sends. */
import type { Segment } from '../../machines/tcp/segment.ts';
import { seq } from '../../machines/tcp/sequence.ts';
import type { Injection } from './scenario.ts';

export function injectedSegment({ segment }: Injection): Segment {
  const has = (flag: 'SYN' | 'ACK' | 'FIN' | 'RST') => segment.flags.includes(flag);
  return {
    syn: has('SYN'),
    ack: has('ACK'),
    fin: has('FIN'),
    rst: has('RST'),
    psh: false,
    seq: seq(segment.seq),
    ackNumber: seq(segment.ack ?? 0),
    wnd: segment.wnd ?? 65535,
    dataLen: segment.bytes ?? 0,
    ...(segment.timestamps ? { timestamps: segment.timestamps } : {}),
  };
}
