/** A run as one who captures at one of its ends would have it: what passes there, and when. */
import type { CapturedConnection, CapturedSegment } from '../../../src/capture/captured.ts';
import type { ConnectionTrace } from '../../../src/trace/connection.ts';
import type { Side } from '../../../src/trace/side.ts';

export function capturedAt(trace: ConnectionTrace, view: Side): CapturedConnection | null {
  const passing = trace.flights.flatMap(({ from, segment, sentAt, arrivals }) =>
    (from === view ? [sentAt] : arrivals).map((at) => ({ at, from, segment })),
  );
  const injected = trace.steps.flatMap(({ at, side, cause }) =>
    side === view && cause.kind === 'segment' && cause.flight === null
      ? [
          {
            at,
            from: side === 'client' ? ('server' as const) : ('client' as const),
            segment: cause.segment,
          },
        ]
      : [],
  );
  const segments = [...passing, ...injected]
    .sort((a, b) => a.at - b.at)
    .map(({ at, from, segment }, i): CapturedSegment => ({
      ...{ frame: i + 1, atNs: at * 1000, from, segment, ipId: 0, flags: [] },
    }));
  if (segments.length === 0) return null;
  const socket = { address: '192.0.2.1', port: 1 };
  return {
    ...{ stream: 0, openedBy: 'syn', segments, endNs: trace.end.at * 1000 },
    sockets: { client: socket, server: socket },
  };
}
