/** What a row of the table of transitions is about: an endpoint in its state and under its conditions, several where they leave a choice. */
import type { Driver } from '../../machines/stacks/driver.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import type { State } from '../../machines/tcp/states.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { fromPeer, inState, tcbOf, type Situation } from '../tcp/inState.ts';
import type { Row } from './transitions.ts';

/** The numbers that a connection starts with: the second incarnation of our side is above the first. */
export interface Numbers {
  readonly iss: number;
  readonly peerIss: number;
}

/** An endpoint as the row wants it, made anew each time it is asked for. */
export interface Setting {
  readonly name: string;
  readonly make: () => Driver;
}

const ORIGINS = ['active', 'passive'] as const;

/** Every situation that a row is to hold in. */
export function settingsFor(row: Row, { iss, peerIss }: Numbers): Setting[] {
  const opened = !['CLOSED', 'LISTEN', 'SYN_SENT'].includes(row.state);
  const origins = opened ? ORIGINS.filter((o) => row.guard?.includes(`origin ${o}`)) : [];
  const either = origins.length > 0 ? origins : ORIGINS;
  return (opened ? either : [undefined]).flatMap((origin) =>
    variantsOf(row).map(({ name, ...variant }) => {
      const situation: Situation = {
        ...(origin ? { origin } : {}),
        iss: [iss, iss + 200_000],
        peerIss,
        ...variant,
        settings: { ...policyOf(row), ...variant.settings },
      };
      return {
        name: [origin, name].filter(Boolean).join(', '),
        make: () => prepared(inState(row.state, situation), row),
      };
    }),
  );
}

/** The row's own policy, and the timers that it speaks of. */
function policyOf(row: Row): Partial<Profile> {
  const settings: Record<string, unknown> = {};
  const [name, value] = row.policy?.split('=') ?? [];
  if (name) settings[name] = value === 'true' ? true : value === 'false' ? false : value;
  if (Object.values(row.timers).flat().includes('USER')) settings.userTimeoutUs = s(300);
  const keepAlive = { idleUs: s(10), intervalUs: s(5), probes: 1 };
  if (!row.legal)
    return row.event.startsWith('TO_KEEPALIVE') ? { ...settings, keepAlive } : settings;
  const wanted: Record<string, Partial<Profile>> = {
    TO_RETRANSMISSION_R2: { synRetries: 1, dataRetries: 1 },
    TO_USER: { userTimeoutUs: ms(500) },
    TO_DELAYED_ACK: { delayedAckUs: ms(200) },
    TO_KEEPALIVE: { keepAlive },
    TO_KEEPALIVE_LIMIT: { keepAlive },
    TO_FIN_WAIT_2: { finWait2Us: s(60) },
  };
  return { ...settings, ...wanted[row.event] };
}

type Variant = Situation & { readonly name: string };

const HAS_FIN = ['FIN_WAIT_1', 'CLOSING', 'LAST_ACK'];
const PEER_CLOSED = ['CLOSE_WAIT', 'CLOSING', 'LAST_ACK', 'TIME_WAIT'];

/** What has gone on in the connection before, as guard and event want it. */
function variantsOf({ event, state, guard, legal }: Row): Variant[] {
  const name = '';
  if (guard === 'remote socket specified' && event === 'SEND') return [{ name, remote: true }];
  if (guard === 'unsent data' || guard === 'data pending') return [{ name, unsent: 500 }];
  if (guard === 'undelivered data on hand')
    return [{ name, received: 300, settings: { autoRead: false } }];
  if (!legal) return [{ name }];
  switch (event) {
    case 'RCV_ACK':
      return [{ name, inFlight: state.startsWith('SYN') ? [] : [1000, 500] }];
    case 'RCV_DATA_OUT_OF_WINDOW':
      return [{ name }, ...shutWindow(state)];
    case 'TO_RETRANSMISSION':
    case 'TO_RETRANSMISSION_R2':
    case 'TO_USER': {
      const data: Variant = { name: 'data in front', inFlight: [700] };
      return HAS_FIN.includes(state) ? [{ name: 'FIN in front' }, data] : [data];
    }
    case 'TO_PERSIST':
      return [{ name, unsent: 500 }];
    case 'TO_FIN_WAIT_2':
      return [{ name, closedBy: 'close' }];
    default:
      return [{ name }];
  }
}

/** RCV.WND = 0: the application does not read. A FIN of the peer takes the last number that fits. */
function shutWindow(state: State): Variant[] {
  if (['CLOSED', 'LISTEN', 'SYN_SENT', 'SYN_RCVD'].includes(state)) return [];
  const rcvBuf = PEER_CLOSED.includes(state) ? 301 : 300;
  return [{ name: 'window shut', received: 300, settings: { autoRead: false, rcvBuf } }];
}

/** The last touches, by segments and time; then a millisecond passes, so that a timer started anew can be told. */
function prepared(end: Driver, { event, guard, legal }: Row): Driver {
  if (guard === 'SND.WND = 0') end.arrives(fromPeer(end, { wnd: 0 }));
  if (legal && event === 'TO_DELAYED_ACK') {
    end.arrives(fromPeer(end, { dataLen: 10, ackNumber: tcbOf(end).sndUna }));
  }
  const [next] = end.timers;
  const once = ['TO_RETRANSMISSION_R2', 'TO_KEEPALIVE_LIMIT'].includes(event);
  if (legal && next && once) end.advanceTo(next.deadline);
  end.advance(ms(1));
  end.take();
  return end;
}
