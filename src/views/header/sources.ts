/** Where each field is written down. */
import type { AnyName } from './layout.ts';

interface Source {
  readonly rfc: number;
  readonly section: string;
}

const HEADER: Source = { rfc: 9293, section: '3.1' };

const ELSEWHERE: Partial<Record<AnyName, Source>> = {
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
  mssLength: { rfc: 9293, section: '3.2' },
  mss: { rfc: 9293, section: '3.7.1' },
};

export const fieldSource = (name: AnyName): Source => ELSEWHERE[name] ?? HEADER;
