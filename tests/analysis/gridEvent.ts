/** Which event of the table of transitions a cell of the grid is an instance of. */
import { indexOf } from '../../machines/tcp/listChanges.ts';
import type { GridCell } from '../../src/analysis/grid/cells.ts';
import { bearingOf, type GridPlace } from '../../src/scenarios/grid/name.ts';

/** The event's name; null where the table has no event for it. */
export function eventOf({ name, step }: GridCell): string | null {
  const { state, segment } = name;
  const bearing = bearingOf(state, segment);
  if (bearing === 'ack') return aroundAck(name.place, segment);
  if (state === 'SYN_SENT' && segment === 'RST') return 'RCV_RST_IN_WINDOW';
  // where there is no window, all numbers are equal
  const place = bearing === 'nothing' ? 'left-edge' : name.place;
  const { tcb } = step.before;
  const ofFin = tcb !== null && indexOf(tcb.inFlight, ({ fin }) => fin) >= 0;
  switch (segment) {
    case 'SYN':
      return at(place, 'RCV_SYN_OLD', 'RCV_SYN', 'RCV_SYN', null);
    case 'SYN-FIN':
      return at(place, null, 'RCV_SYN', 'RCV_SYN', null);
    case 'SYN-ACK':
      // the one that is not new has the number of the peer's SYN: any old one gets the same
      return bearing === 'nothing'
        ? 'RCV_SYN_ACK'
        : at(place, 'RCV_SYN_ACK', 'RCV_SYN', 'RCV_SYN', null);
    case 'ACK': {
      const out = 'RCV_ACK_OUT_OF_WINDOW';
      const news = ofFin
        ? 'RCV_ACK_OF_FIN'
        : tcb && tcb.inFlight.length > 0
          ? 'RCV_ACK'
          : 'RCV_ACK_DUP';
      return at(place, out, news, state === 'TIME_WAIT' ? null : news, out);
    }
    case 'data':
      // inside, it also acknowledges our FIN, which no row has together with data
      return ofFin
        ? at(place, 'RCV_DATA_OLD', null, null, 'RCV_DATA_OUT_OF_WINDOW')
        : at(place, 'RCV_DATA_OLD', 'RCV_DATA', 'RCV_DATA_OUT_OF_ORDER', 'RCV_DATA_OUT_OF_WINDOW');
    case 'FIN':
      return at(place, null, 'RCV_NO_ACK', 'RCV_NO_ACK', null);
    case 'FIN-ACK':
      return at(
        place,
        'RCV_FIN_OLD',
        ofFin ? 'RCV_FIN_ACK_OF_FIN' : 'RCV_FIN',
        ofFin ? null : 'RCV_FIN_OUT_OF_ORDER',
        null,
      );
    case 'RST':
    case 'RST-ACK': {
      const out = 'RCV_RST_OUT_OF_WINDOW';
      return at(place, out, 'RCV_RST_EXACT', 'RCV_RST_IN_WINDOW', out);
    }
  }
}

type Event = string | null;

function at(place: GridPlace, old: Event, next: Event, within: Event, beyond: Event): Event {
  if (place === 'left') return old;
  if (place === 'left-edge') return next;
  return place === 'right' ? beyond : within;
}

/** SYN_SENT: the place is that of the ACK number. */
function aroundAck(place: GridPlace, segment: GridCell['name']['segment']): Event {
  const isBad = place === 'left' || place === 'right';
  switch (segment) {
    case 'SYN-ACK':
      return isBad ? 'RCV_SYN_ACK_BAD' : 'RCV_SYN_ACK';
    case 'RST-ACK':
      return isBad ? 'RCV_RST_OUT_OF_WINDOW' : 'RCV_RST_EXACT';
    default: {
      if (isBad) return place === 'left' ? 'RCV_ACK_DUP' : 'RCV_ACK_FUTURE';
      return { data: 'RCV_DATA', 'FIN-ACK': 'RCV_FIN' }[segment as string] ?? 'RCV_ACK';
    }
  }
}
