/** The send buffer: how much a program can write, when one that waits writes on, and what it calls behind that. */
import { describe, expect, test } from 'vitest';
import { memoryInUse } from '../../machines/stacks/linux/sendMemory.ts';
import { linuxOf } from '../../machines/stacks/linux/variables.ts';
import type { Driver } from '../../machines/stacks/driver.ts';
import { fromPeer, inState, tcbOf } from './inState.ts';

/** The peer acknowledges so many octets more. */
const acknowledges = (end: Driver, octets: number): void => {
  const una = end.tcb?.sndUna ?? 0;
  end.arrives(fromPeer(end, { ackNumber: una + octets, wnd: 65535 }));
};

const cited = (end: Driver): string[] =>
  end.take().effects.flatMap((effect) => (effect.kind === 'cite' ? [effect.rule] : []));

describe('RFC 9293 knows no limit (3.10.2), but a scenario may set one, in octets', () => {
  test('without one all is taken', () => {
    const end = inState('ESTABLISHED');
    end.call({ type: 'send', bytes: 1_000_000 });
    expect(end.tcb?.unwritten).toBe(0);
  });

  test('what does not fit waits until something is acknowledged', () => {
    const end = inState('ESTABLISHED', { settings: { sndBuf: 3000, initialWindow: 2000 } });
    end.call({ type: 'send', bytes: 5000 });
    expect([end.tcb?.unwritten, end.tcb?.unsent]).toEqual([2000, 1000]);
    expect(cited(end)).toContain('send.bufferFull');
    acknowledges(end, 1000);
    expect(end.tcb?.unwritten).toBe(1000);
    acknowledges(end, 1000);
    expect(end.tcb?.unwritten).toBe(0);
    expect(cited(end)).toContain('send.writesOn');
  });

  test('a second send waits behind the first', () => {
    const end = inState('ESTABLISHED', { settings: { sndBuf: 1000 } });
    end.call({ type: 'send', bytes: 1500 });
    end.call({ type: 'send', bytes: 200 });
    expect(end.tcb?.unwritten).toBe(700);
  });
});

describe.each(['shutdown', 'close'] as const)('%s behind a send that waits', (type) => {
  test('is done when all is written, and its FIN leaves behind the last octet', () => {
    const end = inState('ESTABLISHED', { settings: { sndBuf: 1000 } });
    end.call({ type: 'send', bytes: 1500 });
    end.call({ type });
    expect([end.state, end.tcb?.callBehind]).toEqual(['ESTABLISHED', type]);
    end.take();
    acknowledges(end, 1000);
    expect([end.state, end.tcb?.callBehind]).toEqual(['FIN_WAIT_1', null]);
    expect(end.tcb?.orphan).toBe(type === 'close');
    const [last] = end.take().sent;
    expect(last?.segment.dataLen).toBe(500);
    acknowledges(end, 501);
    expect(end.state).toBe('FIN_WAIT_2');
  });

  test('in CLOSE_WAIT it leads to LAST_ACK', () => {
    const end = inState('CLOSE_WAIT', { settings: { sndBuf: 1000 } });
    end.call({ type: 'send', bytes: 1500 });
    end.call({ type });
    expect(end.state).toBe('CLOSE_WAIT');
    acknowledges(end, 1000);
    expect(end.state).toBe('LAST_ACK');
  });

  test('behind it there is no more to call', () => {
    const end = inState('ESTABLISHED', { settings: { sndBuf: 1000 } });
    end.call({ type: 'send', bytes: 1500 });
    end.call({ type });
    for (const again of [{ type }, { type: 'send', bytes: 1 }] as const) {
      end.take();
      end.call(again);
      expect(end.take().reported.map(({ text }) => text)).toEqual(['error: connection closing']);
    }
  });
});

describe('Linux counts memory (tcp_wmem, SO_SNDBUF)', () => {
  test('at first 16,384 octets, and from ESTABLISHED on room for two windows of ten segments', () => {
    const end = inState('SYN_SENT', { profile: 'linuxTextbook' });
    expect(end.tcb && linuxOf(end.tcb).sndBuf).toBe(16_384);
    const established = inState('ESTABLISHED', { profile: 'linuxTextbook' });
    // 1460 octets with what describes them need 2048 and 256: recorded as 46,080
    expect(established.tcb && linuxOf(established.tcb).sndBuf).toBe(2 * 10 * 2304);
  });

  test('SO_SNDBUF is doubled, and then grows no more', () => {
    const options = { profile: 'linuxTextbook', socketOptions: { SO_SNDBUF: '10000' } } as const;
    const end = inState('ESTABLISHED', options);
    expect(end.tcb && linuxOf(end.tcb).sndBuf).toBe(20_000);
  });

  test('a packet is begun while there is any room, and filled up', () => {
    const end = inState('ESTABLISHED', { profile: 'linuxTextbook', peerWnd: 65_535 });
    end.call({ type: 'send', bytes: 200_000 });
    // ten segments have left; what is left of that buffer is filled up to half a window again
    expect(200_000 - (end.tcb?.unwritten ?? 0)).toBe(10 * 1460 + 22 * 1460);
    expect(end.tcb && memoryInUse(end.tcb)).toBeGreaterThan(46_080);
  });

  test('it is woken when a third is free, and writes on', () => {
    const settings = { sndBuf: 30_000, sndBufMax: null };
    const end = inState('ESTABLISHED', { profile: 'linuxTextbook', settings, peerWnd: 20_000 });
    end.call({ type: 'send', bytes: 100_000 });
    const before = tcbOf(end).unwritten;
    const used: number[] = [];
    while (tcbOf(end).unwritten === before) {
      used.push(memoryInUse(tcbOf(end)));
      acknowledges(end, 1460);
    }
    expect(used.length).toBeGreaterThan(3);
    // the last one was too much, and a segment less is not
    const last = used.at(-1) ?? 0;
    expect(last).toBeGreaterThan(20_000);
    expect(last - 1460 - 832).toBeLessThanOrEqual(20_000);
  });
});
