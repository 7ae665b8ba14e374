/** Of a recorded listener the recording of one of its connections. */
import type { Recording } from '../kernelSchema.ts';
import type { ListenerRecording } from './listenerSchema.ts';

/** Of the server's program its socket options alone: what it did is the world's, which accepts for all. */
export function connectionOf(recorded: ListenerRecording, conn: number): Recording {
  const own = recorded.conns.filter(({ forged }) => !forged);
  // nobody is at a forged address: what the recorder delivered there, nobody got
  const isForged = recorded.conns.find((each) => each.conn === conn)?.forged === true;
  const sock = `c${own.findIndex((each) => each.conn === conn)}`;
  const isIts = (entry: { readonly conn?: number | undefined }) => (entry.conn ?? 0) === conn;
  return {
    ...recorded,
    app: recorded.app
      .filter((app) =>
        app.side === 'client'
          ? app.sock === sock && app.action !== 'connected'
          : app.action === 'setsockopt',
      )
      .map((app) => ({ ...app, sock: 'c0' })),
    segments: recorded.segments
      .filter(isIts)
      .map((segment) =>
        isForged && segment.from === 'server' ? { ...segment, fate: 'dropped' as const } : segment,
      ),
    states: recorded.states.filter(isIts),
  };
}
