/** Frames of every link layer that is known, down to the TCP that they carry. */
import { describe, expect, test } from 'vitest';
import { decoded } from './build/decoded.ts';
import { ethernet, ipv4, ipv6, IPV4, IPV6, tcp } from './build/frames.ts';
import { BIG, LITTLE, octets, type Part } from './build/octets.ts';

const SEGMENT = tcp({ options: '0101080a0000000100000002', data: Array(5).fill(65) });
const P4 = ipv4(SEGMENT);
const P6 = ipv6(SEGMENT);
const pflog = (family: number, packet: Uint8Array) => octets(61, family, Array(62).fill(0), packet);
const nflog = (family: number, packet: Uint8Array, { u16 } = LITTLE) =>
  octets(
    family,
    '00 0000',
    u16(8),
    u16(1),
    '08000300',
    u16(5),
    u16(10),
    '61000000',
    u16(packet.length + 4),
    u16(9),
    packet,
  );

const LLC = 'aaaa03000000 0800';
const radio = (control: Part, behind: Part) => octets(control, Array(22).fill(0), behind);
const within = (protocol: number, ...parts: readonly Part[]) =>
  ipv4(octets(...parts), { protocol, total: 0 });
const gre = (...parts: readonly Part[]) => within(47, ...parts);
const tunnel = (port: number, ...parts: readonly Part[]) =>
  within(17, BIG.u16(50_000), BIG.u16(port), '00000000', ...parts);

/** Link type, and what is in front of IPv4 and IPv6 (or the frames themselves). */
const LINKS: readonly (readonly [
  name: string,
  linkType: number,
  v4: Part | null,
  v6: Part | null,
])[] = [
  ['Ethernet', 1, ethernet('', IPV4), ethernet('', IPV6)],
  ['802.1Q', 1, ethernet('', IPV4, '81000064'), ethernet('', IPV6, '8100e064')],
  [
    '802.1ad in 802.1Q',
    1,
    ethernet('', IPV4, '88a80064 81000001'),
    ethernet('', IPV6, '91000064 81000001'),
  ],
  [
    '802.3, LLC and SNAP',
    1,
    ethernet('aaaa03000000 0800', '0050'),
    ethernet('aaaa030000f8 86dd', '0050'),
  ],
  ['802.3, IP on LLC', 1, ethernet('060603', '0050'), null],
  ['MPLS', 1, ethernet('00010040 00011140', '8847'), ethernet('00011140', '8848')],
  ['PPPoE', 1, ethernet('11000001 0063 0021', '8864'), ethernet('11000001 0063 0057', '8864')],
  ['null, little-endian', 0, '02000000', '1e000000'],
  ['null, big-endian', 0, '00000002', '00000018'],
  ['null of Linux and FreeBSD', 0, null, '0a000000'],
  ['null of FreeBSD', 0, null, '0000001c'],
  ['loop', 108, '00000002', '00000018'],
  ['enc', 109, '00000002 00000000 00000000', '18000000 00000000 00000000'],
  ['PPP', 9, '0021', 'ff030057'],
  ['PPP, protocol compressed', 9, '21', '57'],
  ['PPP in HDLC', 50, 'ff030021', 'ff030057'],
  ['PPP with direction', 204, '00ff030021', '01ff030057'],
  ['PPPoE alone', 51, '11000001 0063 0021', '11000001 0063 0057'],
  ['raw', 101, '', ''],
  ['raw of BSD', 12, '', ''],
  ['raw of OpenBSD', 14, '', ''],
  ['IPv4', 228, '', null],
  ['IPv6', 229, null, ''],
  ['Cisco HDLC', 104, '0f000800', '8f0086dd'],
  [
    'Linux cooked',
    113,
    '0000 0001 0006 0200000000010000 0800',
    '0004 0304 0006 0000000000000000 86dd',
  ],
  ['Linux cooked, tagged', 113, '0000 0001 0006 0200000000010000 8100 0064 0800', null],
  ['Linux cooked, LLC', 113, '0000 0001 0006 0200000000010000 0004 aaaa03000000 0800', null],
  [
    'Linux cooked 2',
    276,
    '0800 0000 00000002 0001 00 06 0200000000010000',
    '86dd 0000 00000002 0001 04 06 0200000000010000',
  ],
  [
    'IP over IEEE 1394',
    138,
    '00112233445566770011223344556688 0800',
    '00112233445566770011223344556688 86dd',
  ],
  ['802.11', 105, radio('0802', 'aaaa03000000 0800'), radio('8801', '0000 aaaa03000000 86dd')],
  ['802.11, both ways', 105, radio('0803', '020000000003 aaaa03000000 0800'), null],
  ['radiotap', 127, radio('00000800 00000000 0802', 'aaaa03000000 0800'), null],
  ['Prism', 119, octets('00000044 00000090', Array(136).fill(0), radio('0802', LLC)), null],
  ['AVS', 119, octets('80211001 00000040', Array(56).fill(0), radio('0802', LLC)), null],
  ['FDDI', 10, '50 020000000002 020000000001 aaaa03000000 0800', null],
  ['ATM', 100, LLC, 'aaaa03000000 86dd'],
  ['provider backbone bridge', 1, octets(ethernet('00000005', '88e7'), ethernet('', IPV4)), null],
  ['VXLAN', 12, tunnel(4789, '0800000000000500', ethernet('', IPV4)), null],
  [
    'Geneve',
    12,
    tunnel(6081, '0000655800000500', ethernet('', IPV4)),
    tunnel(6081, '0100655800000500 00000000', ethernet('', IPV6)),
  ],
  [
    'GTP-U',
    12,
    tunnel(2152, '30ff000000000009'),
    tunnel(2152, '34ff000000000009 00000085 01000900'),
  ],
  ['Teredo', 12, null, tunnel(3544, '0001 00 00 0000000000000000 00', '0000 1234 01020304')],
  ['L2TP', 12, tunnel(1701, '0002 0001 0001 ff03 0021'), tunnel(1701, '4002 0040 0001 0001 0057')],
  ['ERSPAN', 12, gre('0000 88be', ethernet('', IPV4)), null],
  [
    'ERSPAN, second and third kind',
    12,
    gre('1000 88be 00000001 1001000100000000', ethernet('', IPV4)),
    gre('1000 22eb 00000001 200100010000000000000001 0000000000000000', ethernet('', IPV6)),
  ],
  ['pflog', 117, pflog(2, octets()), pflog(24, octets())],
  ['nflog', 239, nflog(2, P4).slice(0, -P4.length), nflog(10, P6, BIG).slice(0, -P6.length)],
];

const FIELDS = {
  ...{ sourcePort: 49152, destinationPort: 8080, seq: 1000, ack: 2000, flags: 16, window: 502 },
  ...{ dataLen: 5, dataCaptured: 5, isOffloaded: false },
};

describe.each(LINKS)('%s', (_, linkType, v4, v6) => {
  test('IPv4 and IPv6 on it', () => {
    for (const [front, packet, version] of [
      [v4, P4, 4],
      [v6, P6, 6],
    ] as const) {
      if (front === null) continue;
      const found = decoded(octets(front, packet), linkType);
      expect(found).toMatchObject({ kind: 'tcp', packet: { ipVersion: version, ...FIELDS } });
    }
  });

  test('cut off anywhere, it is said to be cut or what it is, and nothing is read behind its end', () => {
    for (const [front, packet] of [
      [v4, P4],
      [v6, P6],
    ] as const) {
      if (front === null) continue;
      const frame = octets(front, packet);
      const needed = frame.length - SEGMENT.length + 16;
      for (let end = 0; end < frame.length; end++) {
        const { kind, packet: of } = decoded(frame.slice(0, end), linkType, frame.length);
        expect([end, kind]).toEqual([end, end < needed ? 'cut' : 'tcp']);
        if (kind === 'tcp')
          expect(of).toMatchObject({
            ...FIELDS,
            dataCaptured: Math.max(0, end - frame.length + 5),
          });
      }
    }
  });
});

test('of 802.11 only data that are not encrypted are looked into', () => {
  expect(decoded(octets(radio('8000', LLC), P4), 105).kind).toBe('other');
  expect(decoded(octets(radio('4802', LLC), P4), 105).kind).toBe('other');
  expect(decoded(octets(radio('0842', LLC), P4), 105).kind).toBe('other');
});

test('a link layer that is not known, and other protocols on those that are', () => {
  expect(decoded(P4, 147).kind).toBe('unknownLink');
  expect(decoded(ethernet(octets('0001 0800 0604 0001'), '0806')).kind).toBe('other');
  expect(decoded(ethernet(octets('424203', Array(40).fill(0)), '0026')).kind).toBe('other');
  expect(decoded(octets('07000000', P4), 0).kind).toBe('other');
  expect(decoded(octets('c0210101'), 9).kind).toBe('other');
  expect(decoded(ethernet(octets('11000001 0063 c021', P4), '8864')).kind).toBe('other');
  expect(decoded(octets(tunnel(53, '0800000000000500'), P4), 12).kind).toBe('other');
  expect(decoded(octets(ethernet('aaaa03000000 0800', '05dd'), P4)).kind).toBe('other');
});
