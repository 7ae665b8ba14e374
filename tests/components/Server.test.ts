/** The server's stage as a reader meets it: what each client believes, the queues' places, the calls, and what a press leads to. */
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { ms, time } from '../../machines/tcp/time.ts';
import { worldById } from '../../src/scenarios/worlds/index.ts';
import { worldOf } from '../../src/simulation/world/serverScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';
import { placeAt, worldMoment } from '../../src/trace/worldMoment.ts';
import Kernel from '../../src/views/server/Kernel.svelte';
import Network from '../../src/views/server/Network.svelte';
import Process from '../../src/views/server/Process.svelte';
import ProgramText from '../../src/views/server/ProgramText.svelte';
import Terminal from '../../src/views/server/Terminal.svelte';
import { server as words } from '../../src/words/en/server.ts';
import { server as zh } from '../../src/words/zh/server.ts';
import { stubBrowser } from './stubBrowser.ts';

stubBrowser();

const scenario = worldById('server-backlog-full');
if (!scenario) throw new Error('no such world');
const trace = simulateWorld(worldOf(scenario));
const at = (us: number) => ({ trace, moment: worldMoment(trace, placeAt(trace, time(us))), words });

describe('behind a full accept queue (tcp_conn_request)', () => {
  test('a client that connects in vain is told apart from one that waits for accept()', () => {
    render(Network, { ...at(ms(900)), onlose: vi.fn(), onpick: vi.fn() });
    expect(
      screen.getByRole('button', { name: /^c2: waits.*number 2 in the accept queue/ }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: /^c4: connecting.*1 SYN dropped/ })).toBeVisible();
  });

  test('all clients are one stop of the Tab key, and the arrows lead among them', async () => {
    const onpick = vi.fn();
    render(Network, { ...at(ms(900)), onlose: vi.fn(), onpick });
    const client = (nth: number) => screen.getByRole('button', { name: RegExp(`^c${nth}: `) });
    const stops = () => trace.clients.filter((_, i) => client(i).getAttribute('tabindex') === '0');
    expect(stops()).toHaveLength(1);
    client(0).focus();
    await fireEvent.keyDown(client(0), { key: 'ArrowDown' });
    await vi.waitFor(() => expect(client(1)).toHaveFocus());
    await fireEvent.keyDown(client(1), { key: 'End' });
    await vi.waitFor(() => expect(client(6)).toHaveFocus());
    expect(stops().map(({ name }) => name)).toEqual(['c6']);
    await fireEvent.keyDown(client(6), { key: 'Enter' });
    expect(onpick).toHaveBeenCalledWith(6);
  });

  test('a segment on its way is lost by a press', async () => {
    const onlose = vi.fn();
    render(Network, { ...at(ms(830)), onlose, onpick: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: 'Lose the SYN of c4' }));
    expect(onlose).toHaveBeenCalledWith(expect.objectContaining({ connection: 4 }));
  });

  test('the queue has limit + 1 places, and a press on one leads to its connection', async () => {
    const onpick = vi.fn();
    const { container } = render(Kernel, { ...at(ms(900)), onpick });
    expect(screen.getByText('3/3 full')).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: 'c2' }));
    expect(onpick).toHaveBeenCalledWith(2);
    // one stop of the Tab key, too
    const places = within(container.querySelector<HTMLElement>('.places') ?? container);
    const [first, second] = places.getAllByRole('button');
    expect([first?.tabIndex, second?.tabIndex]).toEqual([0, -1]);
    first?.focus();
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' });
    expect(second).toHaveFocus();
    expect(second?.tabIndex).toBe(0);
  });

  test('the worker serves one of them', () => {
    const { container } = render(Process, { ...at(ms(900)), watches: null, onpick: vi.fn() });
    expect(within(container).getByText('serves c0')).toBeVisible();
  });

  test('ss shows Recv-Q above Send-Q, and nstat counts the overflow', async () => {
    const onlead = vi.fn();
    render(Terminal, { ...at(ms(900)), onlead, onstep: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: '3' }));
    expect(onlead).toHaveBeenCalledWith('kernel');
    await fireEvent.click(screen.getByRole('button', { name: 'nstat -az' }));
    expect(screen.getByRole('row', { name: 'TcpExtListenOverflows 1' })).toBeVisible();
    await fireEvent.click(screen.getByRole('button', { name: 'strace -f' }));
    expect(screen.getByText(/recv\(c0\) = 10/)).toBeVisible();
  });
});

describe('the text of the server program', () => {
  const program = {
    ...at(ms(900)),
    ...{ program: scenario.program, port: 8080, unfolded: true, onchoose: vi.fn() },
  };

  test('the line that the worker is at is the current one, and says who is there and how', () => {
    render(ProgramText, { ...program, language: 'python' });
    const current = screen
      .getAllByRole('listitem')
      .filter((line) => line.getAttribute('aria-current') === 'step');
    expect(current.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())).toEqual([
      'answer = serve(request) At this line, blocked: main',
    ]);
  });

  test('another language is chosen', async () => {
    const onchoose = vi.fn();
    render(ProgramText, { ...program, language: 'python', onchoose });
    await fireEvent.click(screen.getByRole('radio', { name: 'C' }));
    expect(onchoose).toHaveBeenCalledWith('c');
  });

  test('it is folded where there is little room', () => {
    const { container } = render(ProgramText, { ...program, language: 'c', unfolded: false });
    expect(container.querySelector('details')).not.toHaveAttribute('open');
  });

  test('where a language has no such program a sentence says why', () => {
    const coroutines = { ...scenario.program, model: 'asyncio' } as const;
    const none = { ...program, program: coroutines, language: 'c' } as const;
    render(ProgramText, none);
    expect(screen.getByText('There is no such program in C: it has no coroutines.')).toBeVisible();
    render(ProgramText, { ...none, words: zh });
    expect(screen.getByText(/C 里没有这样的程序/)).toBeVisible();
  });
});
