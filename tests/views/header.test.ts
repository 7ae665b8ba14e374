/** The picture of a header and its octets as numbers, and what is said of each field in both languages. */
import { describe, expect, test } from 'vitest';
import { time } from '../../machines/tcp/time.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { plain } from '../../src/words/phrase.ts';
import { inLetters, lettersOf as lettersIn } from '../../src/words/symbols.ts';
import { asOnTheWire } from '../../src/words/sentences/telling.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { endOf, momentAt, START } from '../../src/trace/moment.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { factsOf, fateNow, lookedAt } from '../../src/views/header/facts.ts';
import {
  boxesOf,
  hexadecimal,
  inFours,
  neighbour,
  octetRows,
  type AnyName,
} from '../../src/views/header/layout.ts';
import { influenceGroups } from '../../src/views/header/influenceText.ts';
import { influencesOf } from '../../src/analysis/influence/index.ts';
import { valueText } from '../../src/views/header/valueText.ts';
import { encodeFlight } from '../../src/views/header/octets.ts';
import { fieldWord } from '../../src/wire/fields.ts';
import { faultsOf } from '../words/faults.ts';

const runOf = (id: ScenarioId): ConnectionTrace => simulate(scenarioById(id));
const trace = runOf('last-ack-lost');
const encodedOf = (index: number, of = trace) => encodeFlight(of, of.flights[index]!);

const OPTION_WORDS = [
  ...['mssKind', 'mss', 'sackPermittedKind', 'timestampsKind', 'tsVal', 'tsEcr', 'optionLength'],
  ...['windowScaleKind', 'windowScale', 'sackKind', 'sackStart', 'sackEnd', 'nop'],
];

describe('the picture', () => {
  const syn = boxesOf(encodedOf(0).fields);
  const boxOf = (name: AnyName) => syn.find((box) => box.name === name);

  test('has the fields where figure 1 of RFC 9293 has them', () => {
    expect(boxOf('destinationPort')).toMatchObject({ row: 1, column: 17, span: 16 });
    expect(boxOf('seq')).toMatchObject({ row: 2, column: 1, span: 32 });
    expect(boxOf('dataOffset')).toMatchObject({ row: 4, column: 1, span: 4 });
    expect(boxOf('cwr')).toMatchObject({ row: 4, column: 9, span: 1 });
    expect(boxOf('fin')).toMatchObject({ row: 4, column: 16, span: 1 });
    expect(boxOf('window')).toMatchObject({ row: 4, column: 17, span: 16 });
    expect(boxOf('urgentPointer')).toMatchObject({ row: 5, column: 17 });
    expect(boxOf('mss')).toMatchObject({ row: 6, column: 17, span: 16 });
  });

  test('fills every row of the header to the last bit', () => {
    const rows = syn.map(({ row }) => row);
    for (const row of new Set(rows)) {
      const digits = syn.filter((box) => box.row === row).map((box) => box.digits);
      expect(digits.join('')).toHaveLength(32);
    }
  });

  test('has one box for the data, however many', () => {
    const data = boxesOf(encodedOf(3).fields).filter(({ name }) => name === 'data');
    expect(data).toMatchObject([{ row: 6, column: 1, span: 32, bits: 800, digits: '' }]);
  });

  test('arrow keys lead to what lies beside, above and below', () => {
    expect(neighbour(syn, 'seq', 'ArrowRight')).toBe('ack');
    expect(neighbour(syn, 'seq', 'ArrowUp')).toBe('sourcePort');
    expect(neighbour(syn, 'window', 'ArrowUp')).toBe('ack');
    expect(neighbour(syn, 'window', 'ArrowDown')).toBe('urgentPointer');
    expect(neighbour(syn, 'fin', 'ArrowDown')).toBe('checksum');
    expect(neighbour(syn, 'sourcePort', 'ArrowLeft')).toBeNull();
    expect(neighbour(syn, 'ack', 'Home')).toBe('sourcePort');
    expect(neighbour(syn, 'ack', 'End')).toBe('mss');
    expect(neighbour(syn, 'ack', 'x')).toBeNull();
  });
});

test('numbers in other bases have as many digits as the field has room for', () => {
  expect(hexadecimal(5, 4)).toBe('0x5');
  expect(hexadecimal(0x53, 16)).toBe('0x0053');
  expect(inFours('1000001')).toBe('100 0001');
});

describe('the octets', () => {
  const rows = octetRows(encodedOf(0), 16);

  test('are in rows that count from 0 in hexadecimal', () => {
    expect(rows.map(({ offset }) => offset)).toEqual(['0000', '0010']);
    expect(rows.map(({ octets }) => octets.length)).toEqual([16, 8]);
    expect(octetRows(encodedOf(3), 8, 2)).toHaveLength(2);
  });

  test('know the fields that they hold a part of', () => {
    expect(rows[0]?.octets[4]).toMatchObject({ hex: '00', fields: ['seq'] });
    expect(rows[0]?.octets[7]).toMatchObject({ hex: '64', letter: 'd', fields: ['seq'] });
    expect(rows[0]?.octets[12]?.fields).toEqual(['dataOffset', 'reserved']);
    expect(rows[0]?.octets[13]?.fields).toHaveLength(8);
    expect(rows[1]?.octets[4]).toMatchObject({ hex: '02', letter: '·', fields: ['mssKind'] });
  });
});

describe('which segment', () => {
  const at = (seconds: number) => momentAt(trace, time(seconds * 1e6));
  const sees = (moment = endOf(trace), chosen: number | null = null, future = true) =>
    lookedAt(trace, { moment, chosen, future })?.index ?? null;

  test('none before one is sent, then the one sent last', () => {
    expect(sees(START)).toBeNull();
    expect(sees(at(0.03))).toBe(0);
    expect(sees()).toBe(trace.flights.length - 1);
  });

  test('the one chosen, unless the run has none such or it may not be known yet', () => {
    expect(sees(at(0.03), 5)).toBe(5);
    expect(sees(at(0.03), 99)).toBe(0);
    expect(sees(at(0.03), 5, false)).toBe(0);
  });

  test('is on its way, then there; or lost half way', () => {
    const fateOf = (index: number, seconds: number) => fateNow(trace.flights[index]!, at(seconds));
    expect([0, 0.05, 0.07].map((seconds) => fateOf(0, seconds))).toEqual([
      ...['unsent', 'underway', 'arrived'],
    ]);
    const lost = trace.flights.findIndex(({ fate }) => fate === 'lost');
    const sentAt = trace.flights[lost]!.sentAt / 1e6;
    expect(fateOf(lost, sentAt + 0.02)).toBe('underway');
    expect(fateOf(lost, sentAt + 0.026)).toBe('lost');
  });
});

describe.each(LANGUAGES)('in $lang', async ({ lang }) => {
  const words = await loadChunk('full', lang);
  const { segment: text } = await loadChunk('views', lang);
  const RUNS = ['last-ack-lost', 'zero-window', 'refused', 'keep-alive-finds-dead-peer'] as const;

  test('every field of every segment has a sentence with its numbers, whole and short', () => {
    for (const id of RUNS) {
      const run = runOf(id);
      for (const flight of run.flights) {
        const encoded = encodeFlight(run, flight);
        const facts = factsOf({ trace: run, flight, encoded, number: asOnTheWire });
        for (const { name } of [...encoded.fields, ...encoded.pseudo.fields]) {
          expect(text.fields[fieldWord(name)]).not.toBe('');
          const said = text.meanings[fieldWord(name)](facts);
          expect({ name, said: plain(said), faults: faultsOf({ lang }, said, 260) }).toMatchObject({
            faults: [],
          });
        }
      }
    }
  });

  test('every field of every option that Linux sends', () => {
    const run = simulate({
      id: 'options',
      client: { iss: [100] },
      server: { iss: [300] },
      link: { delayUs: 50_000 },
      profile: 'linux',
      settings: { ecn: 'ask' },
      actions: [
        { atUs: 0, side: 'server', call: 'listen' },
        { atUs: 1000, side: 'client', call: 'connect' },
        { atUs: 500_000, side: 'client', call: 'send', bytes: 14_600 },
      ],
      faults: [
        { match: { from: 'client', nth: 3 }, do: 'mark' },
        { match: { from: 'client', nth: 5 }, do: 'drop' },
        { match: { from: 'server', nth: 2 }, do: 'drop' },
      ],
      untilUs: 60_000_000,
    });
    const seen = new Set<string>();
    for (const flight of run.flights) {
      const encoded = encodeFlight(run, flight);
      const facts = factsOf({ trace: run, flight, encoded, number: asOnTheWire });
      for (const { name } of encoded.fields) {
        const said = text.meanings[fieldWord(name)](facts);
        expect({ name, faults: faultsOf({ lang }, said, 260) }).toEqual({ name, faults: [] });
        expect(plain(said)).not.toMatch(/NaN|undefined/);
        seen.add(fieldWord(name));
      }
    }
    expect([...seen].sort()).toEqual(expect.arrayContaining([...OPTION_WORDS].sort()));
  });

  test('influences are told with their numbers', () => {
    const ack = trace.flights[8]!;
    const groups = influenceGroups(influencesOf('ack', ack, trace), {
      ...{ trace, words, text },
      number: inLetters(lettersIn(trace)),
    });
    const said = [groups.taken, groups.follow, groups.segments].map((lines) =>
      lines.map(({ phrase }) => plain(phrase)),
    );
    const names = words.interface.cards.names;
    expect(said[0]).toEqual([`${names.server} RCV.NXT = M+1`]);
    expect(said[1]).toEqual(
      expect.arrayContaining([
        `${names.client} FIN_WAIT_1 → FIN_WAIT_2`,
        `${names.client} SND.UNA = M+1`,
      ]),
    );
    expect(said[2]?.[0]).toContain('FIN+ACK');
  });
});

test('values are written as the page writes numbers; what is no number of a stream is not', async () => {
  const { segment: text } = await loadChunk('views', 'en');
  const flight = trace.flights[7]!;
  const boxes = boxesOf(encodedOf(7).fields);
  const valueOf = valueText({ flight, number: inLetters(lettersIn(trace)), text });
  const said = Object.fromEntries(boxes.map((box) => [box.name, valueOf(box)]));
  expect(said).toMatchObject({ seq: 'M', ack: 'K+201', window: '65535', sourcePort: '49152' });
  expect(said['checksum']).toMatch(/^0x[0-9a-f]{4}$/);
});
