/** What a box says besides its name: numbers as the page writes them, the checksum in hexadecimal, addresses with dots. */
import type { NumberStyle } from '../../words/sentences/telling.ts';
import type { ViewWords } from '../../words/contract/index.ts';
import { peerOf } from '../../trace/side.ts';
import type { Flight } from '../../trace/connection.ts';
import { dotted, SOCKETS, type SocketPair } from '../../wire/addresses.ts';
import { fieldWord } from '../../wire/fields.ts';
import { seq } from '../../../machines/tcp/sequence.ts';
import { numberIn } from './facts.ts';
import { hexadecimal, type FieldBox } from './layout.ts';

interface Options {
  readonly flight: Flight;
  readonly number: NumberStyle;
  readonly text: ViewWords['segment'];
  readonly sockets?: SocketPair;
}

export const valueText =
  ({ flight, number, text, sockets = SOCKETS }: Options) =>
  ({ name, bits, value }: FieldBox): string => {
    switch (fieldWord(name)) {
      case 'seq':
      case 'ack':
        return numberIn(name === 'seq' ? 'seq' : 'ack', flight, number);
      case 'sackStart':
      case 'sackEnd':
        return number(peerOf(flight.from), seq(value));
      case 'checksum':
        return hexadecimal(value, bits);
      case 'sourceAddress':
        return dotted(sockets[flight.from]);
      case 'destinationAddress':
        return dotted(sockets[peerOf(flight.from)]);
      case 'data':
        return text.bytes(bits / 8);
      default:
        return String(value);
    }
  };
