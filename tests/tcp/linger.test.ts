/** SO_LINGER (socket(7)): how long a program waits in `close`, and what that changes for TCP. */
import { describe, expect, test } from 'vitest';
import type { Driver } from '../../machines/stacks/driver.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { fromPeer, inState } from './inState.ts';

const lingering = (lingerUs: number | null, more: Parameters<typeof inState>[1] = {}): Driver =>
  inState('ESTABLISHED', { profile: 'linuxTextbook', ...more, settings: { lingerUs } });

describe('with no time all is dropped', () => {
  test.each(['ESTABLISHED', 'CLOSE_WAIT', 'FIN_WAIT_2'] as const)('in %s by a reset', (state) => {
    const end = inState(state, { profile: 'linuxTextbook', settings: { lingerUs: 0 } });
    end.call({ type: 'close' });
    expect(end.state).toBe('CLOSED');
    const { sent, reported } = end.take();
    expect(sent.map(({ segment }) => [segment.rst, segment.fin])).toEqual([[true, false]]);
    expect(reported.map(({ text }) => text)).toEqual(['connection reset']);
  });

  test('but a shutdown sends a FIN as always', () => {
    const end = lingering(0);
    end.call({ type: 'shutdown' });
    expect(end.state).toBe('FIN_WAIT_1');
    expect(end.take().sent).toMatchObject([{ segment: { fin: true, rst: false } }]);
  });
});

describe('with a time the FIN leaves as always', () => {
  test('and it is noted until when the program waits', () => {
    const end = lingering(s(5));
    end.advanceTo(ms(100));
    end.call({ type: 'close' });
    expect(end.take().sent).toMatchObject([{ segment: { fin: true } }]);
    expect([end.state, end.tcb?.lingersUntil]).toEqual(['FIN_WAIT_1', ms(100) + s(5)]);
  });

  test('as long as it waits, the connection is no orphan: it is tried as long as for a program', () => {
    // 8 retries of an orphan would take 102.2 s, the 15 of data 924.6 s (tcp_orphan_retries, tcp_retries2)
    const gaveUpAt = (lingerUs: number | null): number => {
      const end = lingering(lingerUs);
      end.call({ type: 'close' });
      end.advance(s(2000));
      expect(end.state).toBe('CLOSED');
      return end.take().effects.find((e) => e.kind === 'report')?.at ?? 0;
    };
    expect(gaveUpAt(null)).toBeLessThan(s(210));
    expect(gaveUpAt(s(300))).toBeGreaterThan(s(300));
    expect(gaveUpAt(s(300))).toBeLessThan(s(600));
    expect(gaveUpAt(s(2000))).toBeGreaterThan(s(900));
  });

  test('reading is given up at once: data that comes meanwhile is answered with a reset', () => {
    const end = lingering(s(5));
    end.call({ type: 'close' });
    end.take();
    end.arrives({ ...fromPeer(end), dataLen: 10, psh: true });
    expect(end.take().sent).toMatchObject([{ segment: { rst: true } }]);
    expect(end.state).toBe('CLOSED');
  });
});
