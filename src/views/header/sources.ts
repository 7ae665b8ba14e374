/** Where each field is written down. */
import { fieldWord, type FieldWord } from '../../wire/fields.ts';
import type { AnyName } from './layout.ts';

interface Source {
  readonly rfc: number;
  readonly section: string;
}

const HEADER: Source = { rfc: 9293, section: '3.1' };

const ELSEWHERE: Partial<Record<FieldWord, Source>> = {
  seq: { rfc: 9293, section: '3.4' },
  cwr: { rfc: 3168, section: '6.1' },
  ece: { rfc: 3168, section: '6.1' },
  urg: { rfc: 9293, section: '3.8.5' },
  urgentPointer: { rfc: 9293, section: '3.8.5' },
  psh: { rfc: 9293, section: '3.9.1.2' },
  rst: { rfc: 9293, section: '3.5.2' },
  syn: { rfc: 9293, section: '3.5' },
  fin: { rfc: 9293, section: '3.6' },
  window: { rfc: 9293, section: '3.8.6' },
  mssKind: { rfc: 9293, section: '3.2' },
  optionLength: { rfc: 9293, section: '3.2' },
  nop: { rfc: 9293, section: '3.2' },
  mss: { rfc: 9293, section: '3.7.1' },
  sackPermittedKind: { rfc: 2018, section: '2' },
  sackKind: { rfc: 2018, section: '3' },
  sackStart: { rfc: 2018, section: '3' },
  sackEnd: { rfc: 2018, section: '3' },
  windowScaleKind: { rfc: 7323, section: '2.2' },
  windowScale: { rfc: 7323, section: '2.2' },
  timestampsKind: { rfc: 7323, section: '3.2' },
  tsVal: { rfc: 7323, section: '3.2' },
  tsEcr: { rfc: 7323, section: '3.2' },
  fastOpenKind: { rfc: 7413, section: '4.1.1' },
  cookie: { rfc: 7413, section: '4.1.2' },
};

export const fieldSource = (name: AnyName): Source => ELSEWHERE[fieldWord(name)] ?? HEADER;
