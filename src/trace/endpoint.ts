/** Between the chart and the trace: an endpoint as it is noted, and what is noted as the chart hears of it. */
import type { OutsideEvent } from '../../machines/tcp/endpointSetup.ts';
import type { EndpointSnapshot } from '../../machines/tcp/step.ts';
import type { Time } from '../../machines/tcp/time.ts';
import type { Cause, EndView } from './connection.ts';

/** An endpoint as a trace notes it. */
export const endViewOf = ({ context }: EndpointSnapshot): EndView => {
  const { state, tcb, listening, remoteNamed, incarnation, peerCookie } = context;
  const view = { state, tcb, listening, remoteNamed, incarnation };
  return peerCookie ? { ...view, peerCookie } : view;
};

/** A cause as the chart hears of it. */
export function eventOf(cause: Cause, now: Time): OutsideEvent {
  switch (cause.kind) {
    case 'segment':
      return { type: 'segmentArrives', segment: cause.segment, now };
    case 'timer':
      return { type: `timeout.${cause.timer}`, now };
    case 'call': {
      const { call, bytes, remote, whole = false, more = false } = cause.call;
      if (call === 'send') return { type: 'send', bytes: bytes ?? 0, more, now };
      if (call === 'receive') return { type: 'receive', bytes, whole, now };
      if (call === 'connect') return { type: call, remote, bytes, now };
      if (call === 'listen') return { type: call, remote, now };
      return { type: call, now };
    }
  }
}
