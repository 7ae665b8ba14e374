/** The page of the grid: what its table says is what the cells' runs say. */
import { describe, expect, test } from 'vitest';
import { STATES } from '../../machines/tcp/states.ts';
import { gridChoiceOf, restOf } from '../../src/app/pages/gridChoice.ts';
import { scenarioTitle } from '../../src/app/scenarioTitle.ts';
import { rowsOf } from '../../src/analysis/grid/cells.ts';
import { GRID_REASONS } from '../../src/analysis/grid/reasons.ts';
import { headlineOf } from '../../src/words/sentences/caption.ts';
import { guideWords } from '../../src/words/en/guide/index.ts';
import { words as en } from '../../src/words/en/index.ts';
import { words as zh } from '../../src/words/zh/index.ts';
import { numbersIn } from '../../src/scenarios/grid/grid.ts';
import { GRID_POLICIES, type GridPolicy } from '../../src/scenarios/grid/name.ts';
import { tableOf, type GridTable } from '../../src/views/grid/layout.ts';
import type { State } from '../../machines/tcp/states.ts';

const table = (state: State, policy: GridPolicy = 'rfc5961'): GridTable =>
  tableOf(rowsOf(state, policy), {
    numbers: numbersIn(state),
    words: en,
    text: guideWords.pages.grid,
    hrefOf: ({ trace }) => `#${trace.scenario.id}`,
  });

/** A row as text: `ACK > CLOSED (RST accepted) | ...` */
function row(of: GridTable, segment: string): string[] {
  const found = of.rows.find((each) => each.segment === segment);
  return (found?.cells ?? []).map(
    ({ answers, next, reason }) =>
      `${answers.join(' ') || '-'}${next === null ? '' : ` > ${next}`} (${reason})`,
  );
}

describe('a state with a window', () => {
  test('has five columns, three of them in the window, with their numbers', () => {
    expect(table('ESTABLISHED').columns).toEqual([
      { where: 'left', number: 'up to 200', isInWindow: false },
      { where: 'left-edge', number: '201', isInWindow: true },
      { where: 'inside', number: '451', isInWindow: true },
      { where: 'right-edge', number: '700', isInWindow: true },
      { where: 'right', number: 'from 701', isInWindow: false },
    ]);
  });

  test('says what is sent, which state follows, and why', () => {
    // RFC 5961, 3.2: only the exact reset is obeyed; RFC 793: any in the window is.
    const challenged = 'ACK (challenge ACK)';
    const [outside, obeyed] = ['- (outside the window)', '- > CLOSED (RST accepted)'];
    expect(row(table('ESTABLISHED'), 'RST')).toEqual([
      outside,
      obeyed,
      challenged,
      challenged,
      outside,
    ]);
    expect(row(table('ESTABLISHED', 'plain'), 'RST')).toEqual([
      outside,
      obeyed,
      obeyed,
      obeyed,
      outside,
    ]);
  });

  test('says where the wait of 2 MSL starts anew', () => {
    // 3.10.7.4, fifth, TIME_WAIT: the retransmitted FIN is acknowledged, and the 2 MSL start anew.
    expect(row(table('TIME_WAIT'), 'FIN+ACK')[0]).toBe('ACK (duplicate FIN · 2MSL restarts)');
    expect(row(table('TIME_WAIT'), 'FIN')[0]).toBe('ACK (outside the window)');
  });

  test('lists the states that its cells lead to', () => {
    expect(table('ESTABLISHED').reached).toEqual(['CLOSE_WAIT', 'CLOSED']);
    expect(table('FIN_WAIT_1').reached).toEqual(['FIN_WAIT_2', 'TIME_WAIT', 'CLOSED']);
  });

  test('names each cell so that it can be understood alone', () => {
    const [, cell] = table('ESTABLISHED').rows.find(({ segment }) => segment === 'FIN+ACK')!.cells;
    expect(cell?.said).toEqual({
      what: 'FIN+ACK in ESTABLISHED, at the window’s left edge',
      next: 'then CLOSE_WAIT',
      caption: 'The client’s FIN arrives: the server is in CLOSE_WAIT.',
    });
    expect(cell?.href).toBe('#grid/ESTABLISHED/FIN-ACK/left-edge/rfc5961');
  });
});

test('SYN_SENT has a column for each ACK number, and none for what carries no ACK', () => {
  // 3.10.7.3: no window is known yet; only the ACK field can be checked.
  const synSent = table('SYN_SENT');
  expect(synSent.columns.map(({ number }) => number)).toEqual(['ack=100', 'ack=101', 'ack=102']);
  const spans = synSent.rows.map(({ segment, cells }) => [segment, cells.map(({ span }) => span)]);
  expect(Object.fromEntries(spans)).toEqual({
    SYN: [3],
    'SYN+ACK': [1, 1, 1],
    'SYN+FIN': [3],
    ACK: [1, 1, 1],
    data: [1, 1, 1],
    FIN: [3],
    'FIN+ACK': [1, 1, 1],
    RST: [3],
    'RST+ACK': [1, 1, 1],
  });
});

test.each(['CLOSED', 'LISTEN'] as const)('%s has one column, for every number', (state) => {
  const { columns, rows } = table(state);
  expect(columns).toEqual([{ where: 'anywhere', number: '', isInWindow: false }]);
  expect(rows.every(({ cells }) => cells.length === 1 && cells[0]?.span === 1)).toBe(true);
});

test('every cell has a reason, and every reason is some cell’s', { timeout: 60_000 }, () => {
  const headlines = STATES.flatMap((state) =>
    GRID_POLICIES.flatMap((policy) =>
      rowsOf(state, policy).flatMap(({ cells }) => cells.map(({ step }) => headlineOf(step))),
    ),
  );
  expect(new Set(headlines)).toEqual(new Set(GRID_REASONS));
});

test.each([
  ['', 'ESTABLISHED', 'rfc5961'],
  ['LAST_ACK', 'LAST_ACK', 'rfc5961'],
  ['LAST_ACK/plain', 'LAST_ACK', 'plain'],
  ['last_ack/plain', 'ESTABLISHED', 'plain'],
  ['CLOSED/no-such/policy', 'CLOSED', 'rfc5961'],
  ['__proto__/constructor', 'ESTABLISHED', 'rfc5961'],
])('the address #/grid/%s shows %s, %s', (rest, state, policy) => {
  expect(gridChoiceOf(rest)).toEqual({ state, policy });
  expect(gridChoiceOf(restOf({ state: state as State, policy: policy as GridPolicy }))).toEqual({
    state,
    policy,
  });
});

test.each([
  [
    'grid/ESTABLISHED/SYN-ACK/inside/rfc5961',
    'SYN+ACK in ESTABLISHED, inside the window',
    'ESTABLISHED 收到 SYN+ACK，窗口之内',
  ],
  [
    'grid/FIN_WAIT_1/data/left/plain',
    'Data in FIN_WAIT_1, left of the window, without RFC 5961',
    'FIN_WAIT_1 收到数据，窗口左侧，不用 RFC 5961',
  ],
  ['grid/LISTEN/RST/right/rfc5961', 'RST in LISTEN', 'LISTEN 收到 RST'],
  [
    'grid/SYN_SENT/RST-ACK/left/rfc5961',
    'RST+ACK in SYN_SENT, ACK number too low',
    'SYN_SENT 收到 RST+ACK，确认号偏低',
  ],
])('%s has a title', (id, inEnglish, inChinese) => {
  expect(scenarioTitle(en, id)).toBe(inEnglish);
  expect(scenarioTitle(zh, id)).toBe(inChinese);
});

test('what names no cell is its own title', () => {
  expect(scenarioTitle(en, 'grid/NOWHERE/SYN/inside/plain')).toBe('grid/NOWHERE/SYN/inside/plain');
});
