/** Text and FIN that come with the SYN: queued, and processed once the connection is established (RFC 9293, 3.10.7.2). */
import { describe, expect, test } from 'vitest';
import { inState, tcbOf } from './inState.ts';
import { arrives, call } from './story.ts';

describe('on the SYN that a listener meets', () => {
  test('it is not acknowledged yet, and delivered later', () => {
    // 3.10.7.2, third: other text is queued for processing later; SYN and ACK are not processed again.
    const end = inState('LISTEN');
    expect(arrives(end, 'S 300:310(10)')).toEqual(['> S. 100:100(0) ack 301', 'SYN_RCVD']);
    expect(arrives(end, '. 311:311(0) ack 101')).toEqual([
      'got 301:311',
      'ESTABLISHED',
      '> . 101:101(0) ack 311',
    ]);
  });

  test('more text comes with the ACK of our SYN', () => {
    // Seventh step: what the SYN brought goes before it, whether it joins up, overlaps or leaves a gap.
    const after = (segment: string) => {
      const end = inState('LISTEN');
      arrives(end, 'S 300:310(10)');
      return arrives(end, segment).filter((line) => !/^[A-Z]/.test(line));
    };
    expect(after('. 311:321(10) ack 101')).toEqual([
      'got 301:311',
      'got 311:321',
      '> . 101:101(0) ack 321',
    ]);
    expect(after('. 301:321(20) ack 101')).toEqual([
      'got 301:311',
      'got 311:321',
      '> . 101:101(0) ack 321',
    ]);
    expect(after('. 301:311(10) ack 101')).toEqual(['got 301:311', '> . 101:101(0) ack 311']);
    expect(after('. 321:331(10) ack 101')).toEqual(['got 301:311', '> . 101:101(0) ack 311']);
  });

  test('a FIN on it', () => {
    // 3.10.7.2, third: other controls are queued as well.
    const end = inState('LISTEN');
    arrives(end, 'SF 300:300(0)');
    expect(arrives(end, '. 302:302(0) ack 101')).toEqual([
      '"connection closing"',
      'ESTABLISHED',
      'CLOSE_WAIT',
      '> . 101:101(0) ack 302',
    ]);
  });

  test('text and a FIN on it', () => {
    // 3.10.7.2, third, seventh and eighth step.
    const end = inState('LISTEN');
    arrives(end, 'SF 300:310(10)');
    expect(arrives(end, '. 312:312(0) ack 101')).toEqual([
      'got 301:311',
      '"connection closing"',
      'ESTABLISHED',
      'CLOSE_WAIT',
      '> . 101:101(0) ack 312',
    ]);
  });

  test('more than the window takes', () => {
    // First step: what lies beyond the window is cut off; the peer will send it again.
    const end = inState('LISTEN', { settings: { rcvBuf: 6, autoRead: false } });
    arrives(end, 'SF 300:310(10)');
    expect(arrives(end, '. 301:301(0) ack 101')).toEqual([
      'got 301:307',
      'ESTABLISHED',
      '> . 101:101(0) ack 307 win 0',
    ]);
    expect(tcbOf(end).rcvWnd).toBe(0);
  });

  test('a bad ACK does not deliver it', () => {
    // Fifth step, SYN_RCVD: the connection is not established, so nothing is delivered.
    const end = inState('LISTEN');
    arrives(end, 'S 300:310(10)');
    expect(arrives(end, '. 301:301(0) ack 90')).toEqual(['> R 90:90(0)']);
  });
});

describe('on the SYN+ACK', () => {
  test('it is taken at once', () => {
    // 3.10.7.3, fourth: with the ACK the connection is established, and the text is processed from the sixth step on.
    expect(arrives(inState('SYN_SENT'), 'SF. 300:310(10) ack 101')).toEqual([
      'got 301:311',
      '"connection closing"',
      'ESTABLISHED',
      'CLOSE_WAIT',
      '> . 101:101(0) ack 312',
    ]);
  });

  test('more than the window takes', () => {
    // First step: as everywhere, what lies beyond the window is cut off.
    const end = inState('SYN_SENT', { settings: { rcvBuf: 6, autoRead: false } });
    expect(arrives(end, 'SF. 300:310(10) ack 101')).toEqual([
      'got 301:307',
      'ESTABLISHED',
      '> . 101:101(0) ack 307 win 0',
    ]);
  });
});

describe('where both open at once', () => {
  test('on the SYN', () => {
    // 3.10.7.3, fourth, otherwise: text and controls are queued until ESTABLISHED, which the crossed SYN+ACK brings.
    const end = inState('SYN_SENT');
    arrives(end, 'SF 300:310(10)');
    expect(arrives(end, 'S. 300:300(0) ack 101')).toEqual([
      'got 301:311',
      '"connection closing"',
      'ESTABLISHED',
      'CLOSE_WAIT',
      '> . 101:101(0) ack 312',
    ]);
  });

  test('on the SYN+ACK', () => {
    // R-SIMOPEN: the SYN+ACK is relieved of its SYN and processed, its text as well.
    const end = inState('SYN_RCVD', { origin: 'active' });
    expect(arrives(end, 'S. 300:310(10) ack 101')).toEqual([
      'got 301:311',
      'ESTABLISHED',
      '> . 101:101(0) ack 311',
    ]);
  });
});

test('our own data waits for ESTABLISHED', () => {
  // 3.10.2: we never put text on a SYN, though the RFC would permit it.
  const end = inState('LISTEN', { remote: true });
  expect(call(end, 'send', 10)).toEqual(['> S 100:100(0)', 'SYN_SENT']);
});
