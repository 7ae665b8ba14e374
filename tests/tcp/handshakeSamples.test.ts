/** The first round trip: what a handshake tells of it, whatever was lost (RFC 6298, 3 and 5.7; RFC 7323, 4.1). */
import { expect, test } from 'vitest';
import { Driver } from '../../machines/stacks/driver.ts';
import { linuxOf } from '../../machines/stacks/linux/variables.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { tcbOf } from './inState.ts';
import { packet } from './packet.ts';

/** A client whose first SYN is lost; the second is answered after 100 ms. */
function secondSyn(profile: 'linux' | 'linuxTextbook' | 'rfc', settings: Partial<Profile> = {}) {
  const end = new Driver({ profile, settings, iss: [100] });
  end.call({ type: 'connect' });
  end.advance(s(1));
  const echo = end.take().sent.at(-1)?.segment.timestamps?.value;
  end.advance(ms(100));
  const timestamps = echo === undefined ? {} : { timestamps: { value: 7, echo } };
  end.arrives({ ...packet('S. 300:300(0) ack 101'), ...timestamps });
  return tcbOf(end);
}

test('with timestamps the echo says which SYN was answered: 100 ms, and an RTO of 300 ms', () => {
  expect(secondSyn('linux')).toMatchObject({ srttUs: ms(100), rtoUs: ms(300) });
});

test('by the letter too: Karn’s algorithm is for those without (RFC 6298, 3)', () => {
  expect(secondSyn('rfc', { timestamps: true }).srttUs).toBe(ms(100));
});

test('without them there is none, and data begins with 3 s (RFC 6298, 5.7)', () => {
  for (const profile of ['rfc', 'linuxTextbook'] as const)
    expect(secondSyn(profile)).toMatchObject({ srttUs: null, rtoUs: s(3) });
});

test('Linux takes the least round trip from the handshake on', () => {
  expect(linuxOf(secondSyn('linux')).recovery.minRttUs).toBe(ms(100));
});

test('where both opened at once Linux measures from its SYN+ACK, which leaves when the peer’s SYN comes', () => {
  const end = new Driver({ profile: 'linuxTextbook', iss: [100] });
  end.call({ type: 'connect' });
  end.advance(ms(50));
  end.arrives(packet('S 300:300(0)'));
  end.advance(ms(50));
  end.arrives(packet('S. 300:300(0) ack 101'));
  expect(tcbOf(end)).toMatchObject({ srttUs: ms(50) });
});
