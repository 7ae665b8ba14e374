/** The ladder as a reader meets it: segments to pick, with mouse and keyboard, what is faint, and the way back to now. */
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ms, time } from '../../machines/tcp/time.ts';
import { words as english } from '../../src/words/en/index.ts';
import { words as chinese } from '../../src/words/zh/index.ts';
import Ladder from '../../src/views/ladder/Ladder.svelte';
import type { NumberFormat } from '../../src/views/ladder/options.ts';
import { handTraces, lastAckLost } from '../views/handTraces.ts';
import { stubBrowser } from './stubBrowser.ts';

// jsdom has no layout to observe: the ladder draws at its usual size.
stubBrowser();

const absolute: NumberFormat = (_side, seq) => String(seq);
const symbols: NumberFormat = (side, seq) =>
  side === 'client' ? `J+${seq - 100}` : `K+${seq - 300}`;

type Props = ComponentProps<typeof Ladder>;

function show(over: Partial<Props> = {}) {
  const props: Props = {
    trace: lastAckLost,
    at: lastAckLost.end.at,
    numbers: absolute,
    words: english,
    ...over,
  };
  return render(Ladder, { props });
}

/** What hears the reader comes with the list of segments, after the picture. */
async function showWhole(over: Partial<Props> = {}) {
  const shown = show(over);
  await screen.findByRole('list', {}, { timeout: 20_000 });
  return shown;
}

const segments = () => screen.getAllByRole('button', { name: /(client|server): / });
const labelOf = (segment: Element) => segment.querySelector('text')!;

describe('segments', () => {
  test('each is a control with a name that says what it is and what becomes of it', () => {
    show();
    expect(segments()).toHaveLength(lastAckLost.flights.length);
    expect(screen.getByRole('button', { name: 'client: SYN seq=100' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'client: ACK ack=302, lost' })).toBeVisible();
    expect(
      screen.getByRole('button', {
        name: 'server: FIN+ACK seq=301 ack=102, retransmitted, RTO 1 s',
      }),
    ).toBeVisible();
  });

  describe('are pressed', () => {
    async function picks() {
      const onpick = vi.fn();
      const shown = await showWhole({ onpick });
      const segment = screen.getByRole('button', { name: 'client: ACK ack=302, lost' });
      return { ...shown, onpick, segment, user: userEvent.setup() };
    }

    test('shortly, by a click', async () => {
      const { onpick, segment, user } = await picks();
      await user.click(segment);
      expect(onpick.mock.calls).toEqual([[6, segment, 'short']]);
      expect(segment).toHaveFocus();
    });

    test.each([
      ['{Enter}', 'short'],
      [' ', 'short'],
      ['{Shift>}{Enter}{/Shift}', 'long'],
    ])('by the key "%s", and nobody else gets it: %s', async (key, press) => {
      const [{ onpick, segment, user }, onkeydown] = [await picks(), vi.fn()];
      segment.focus();
      document.body.addEventListener('keydown', (event) => {
        if (event.key !== 'Shift') onkeydown();
      });
      await user.keyboard(key);
      expect(onpick.mock.calls).toEqual([[6, segment, press]]);
      expect(onkeydown).not.toHaveBeenCalled();
    });

    test('by the right button, which shows no menu of the browser', async () => {
      const { onpick, segment } = await picks();
      expect(await fireEvent.contextMenu(segment)).toBe(false);
      expect(onpick.mock.calls).toEqual([[6, segment, 'long']]);
    });

    describe('for as long as it takes', () => {
      const LONG_MS = 500;
      afterEach(() => vi.useRealTimers());
      const at = { clientX: 100, clientY: 100, button: 0, detail: 1 };
      async function held(ms: number) {
        const { onpick, segment } = await picks();
        vi.useFakeTimers();
        await fireEvent.pointerDown(segment, at);
        vi.advanceTimersByTime(ms);
        return { onpick, segment };
      }
      async function letGo(segment: Element, where = at) {
        await fireEvent.pointerUp(segment, where);
        await fireEvent.click(segment, where);
      }

      test('a long press is one, as soon as it is long, and its end is no click', async () => {
        const { onpick, segment } = await held(LONG_MS);
        expect(onpick.mock.calls).toEqual([[6, segment, 'long']]);
        await letGo(segment);
        expect(onpick).toHaveBeenCalledOnce();
      });

      test('nor does the menu of the browser come, where a finger asks for it', async () => {
        const { onpick, segment } = await held(LONG_MS);
        expect(await fireEvent.contextMenu(segment)).toBe(false);
        expect(onpick).toHaveBeenCalledOnce();
      });

      test('a shorter one is a click', async () => {
        const { onpick, segment } = await held(LONG_MS - 1);
        await letGo(segment);
        vi.advanceTimersByTime(LONG_MS);
        expect(onpick.mock.calls).toEqual([[6, segment, 'short']]);
      });

      test('one that moves is a drag', async () => {
        const { onpick, segment } = await held(100);
        const moved = { ...at, clientY: 120 };
        await fireEvent.pointerMove(segment, moved);
        vi.advanceTimersByTime(LONG_MS);
        await letGo(segment, moved);
        expect(onpick).not.toHaveBeenCalled();
      });

      test('one by which the page is scrolled is none', async () => {
        const { onpick, segment } = await held(100);
        await fireEvent.pointerCancel(segment, at);
        vi.advanceTimersByTime(LONG_MS);
        expect(onpick).not.toHaveBeenCalled();
        // The next one is one again.
        await fireEvent.pointerDown(segment, at);
        await letGo(segment);
        expect(onpick.mock.calls).toEqual([[6, segment, 'short']]);
      });

      test('two fingers zoom, and press nothing', async () => {
        const { onpick, segment } = await held(100);
        const second = { ...at, pointerType: 'touch', isPrimary: false };
        await fireEvent.pointerDown(segment, second);
        vi.advanceTimersByTime(LONG_MS);
        await letGo(segment);
        expect(onpick).not.toHaveBeenCalled();
      });
    });
  });

  test('one is in the tab order: the newest that has left', async () => {
    show({ at: time(ms(75)) });
    expect(segments().filter((segment) => segment.getAttribute('tabindex') === '0')).toHaveLength(
      1,
    );
    await userEvent.tab();
    expect(document.activeElement).toHaveAccessibleName('server: SYN+ACK seq=300 ack=101');
  });

  test('up and down arrows go from one to the next, and stop at the ends', async () => {
    await showWhole({ at: time(0) });
    await userEvent.tab();
    expect(segments()[0]).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(segments()[0]).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(segments()[2]).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(segments()[1]).toHaveFocus();
  });

  test('left and right arrows are left to the player', async () => {
    const onkeydown = vi.fn();
    await showWhole();
    document.body.addEventListener('keydown', onkeydown);
    segments()[2]!.focus();
    await userEvent.keyboard('{ArrowRight}');
    document.body.removeEventListener('keydown', onkeydown);
    expect(onkeydown).toHaveBeenCalledOnce();
    expect(segments()[2]).toHaveFocus();
  });

  test('the picked one is marked', () => {
    show({ selected: 1 });
    expect(segments()[1]).toHaveAttribute('aria-pressed', 'true');
    expect(segments()[0]).toHaveAttribute('aria-pressed', 'false');
  });

  test('numbers are written as they are asked for', () => {
    show({ numbers: symbols });
    expect(screen.getByRole('button', { name: 'server: SYN+ACK seq=K+0 ack=J+1' })).toBeVisible();
  });

  test('words are in the language of the reader', () => {
    show({ words: chinese });
    expect(screen.getByRole('button', { name: '客户端：ACK ack=302，丢失' })).toBeVisible();
  });
});

describe('what lies ahead of the playhead', () => {
  test('is faint, but can be picked', () => {
    show({ at: time(ms(75)) });
    expect(segments()).toHaveLength(lastAckLost.flights.length);
    expect(labelOf(segments()[1]!)).not.toHaveClass('faint');
    expect(labelOf(segments()[2]!)).toHaveClass('faint');
  });

  test('is not there at all, when the reader wants it so', async () => {
    show({ at: time(ms(75)), hideFuture: true });
    expect(segments()).toHaveLength(2);
    expect(await screen.findAllByRole('listitem')).toHaveLength(2);
    expect(screen.queryByText('TIME_WAIT')).toBeNull();
  });

  test('and then a segment under way does not tell what becomes of it', async () => {
    const lostAt = lastAckLost.flights[6]!.sentAt;
    const { rerender } = show({ at: time(lostAt + 1), hideFuture: true });
    expect(screen.getByRole('button', { name: 'client: ACK ack=302' })).toBeVisible();
    await rerender({ at: time(lostAt + ms(100)) });
    expect(screen.getByRole('button', { name: 'client: ACK ack=302, lost' })).toBeVisible();
  });

  test('within an instant, the step decides what has happened', async () => {
    const trace = handTraces.fastAgain;
    const at = time(ms(450));
    const first = trace.steps.find((step) => step.at === at && step.side === 'server')!;
    const { rerender } = show({ trace, at, step: first.index, hideFuture: true });
    const few = segments().length;
    await rerender({ step: first.index + 1 });
    expect(segments()).toHaveLength(few + 1);
  });

  test('before anything has happened, nothing has', () => {
    show({ at: time(0), step: -1, hideFuture: true });
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

describe('the diagram', () => {
  test('has a name, and says the states and the time', () => {
    show({ at: time(ms(2275)) });
    const diagram = screen.getByRole('group', { name: english.interface.ladder.name });
    expect(within(diagram).getByText('2.275 s')).toBeInTheDocument();
    expect(within(diagram).getAllByText('ESTABLISHED')).toHaveLength(2);
    expect(within(diagram).getByText('900 ms pass')).toBeInTheDocument();
  });

  test('can be read as a list', async () => {
    show();
    const list = await screen.findByRole('list', { name: english.interface.ladder.list });
    expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent(
      'client: SYN seq=100; sent at 0.000 s, arrives at 0.050 s',
    );
  });

  test('is drawn to scale when asked for, without breaks', () => {
    show({ trueScale: true });
    expect(screen.queryByText(/pass/)).toBeNull();
  });

  test.each(Object.entries(handTraces))('of %s has no number that is none', (_name, trace) => {
    const { container } = show({ trace, at: trace.end.at });
    expect(container.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
  });
});

test('a segment keeps its ring while it has the focus, whatever the pointer does', async () => {
  const { container } = await showWhole({});
  const segmentAt = (flight: number) =>
    container.querySelector<SVGGElement>(`[data-flight="${flight}"]`)!;
  const rings = () =>
    [...container.querySelectorAll('.ring')].map((ring) =>
      ring.closest('[data-flight]')?.getAttribute('data-flight'),
    );
  segmentAt(2).focus();
  await expect.poll(rings).toEqual(['2']);
  await fireEvent.pointerOver(segmentAt(4).querySelector('.hit')!);
  await expect.poll(rings).toEqual(['2', '4']);
  await fireEvent.pointerLeave(segmentAt(4).parentElement!);
  await expect.poll(rings).toEqual(['2']);
});

describe('following', () => {
  /** Gives the scrolling box a size, which jsdom has not. */
  function boxOf(container: HTMLElement): HTMLElement {
    const box = container.querySelector<HTMLElement>('.scroll')!;
    Object.defineProperty(box, 'clientHeight', { value: 300, configurable: true });
    return box;
  }

  test('a reader who scrolls away gets a way back', async () => {
    const { container } = show({ at: time(0) });
    const box = boxOf(container);
    expect(screen.queryByRole('button', { name: 'Back to now' })).toBeNull();
    box.scrollTop = 400;
    await fireEvent.scroll(box);
    await userEvent.click(await screen.findByRole('button', { name: 'Back to now' }));
    expect(box.scrollTop).toBe(0);
    expect(screen.queryByRole('button', { name: 'Back to now' })).toBeNull();
  });

  test('the page goes along with a playhead that runs out of view', async () => {
    const { container, rerender } = show({ at: time(0) });
    await rerender({ at: lastAckLost.end.at });
    expect(boxOf(container).scrollTop).toBeGreaterThan(200);
  });
});

describe('the clock', () => {
  test('can be dragged to another time', async () => {
    const onseek = vi.fn();
    const { container } = show({ at: time(ms(100)), onseek });
    const clock = container.querySelector('.clock')!;
    clock.setPointerCapture = vi.fn();
    await fireEvent.pointerDown(clock, { clientY: 100, pointerId: 1 });
    await fireEvent.pointerMove(clock, { clientY: 130, pointerId: 1 });
    expect(onseek).toHaveBeenCalledOnce();
    expect(onseek.mock.calls[0]![0]).toBeGreaterThan(ms(100));
    await fireEvent.pointerUp(clock, { pointerId: 1 });
    await fireEvent.pointerMove(clock, { clientY: 190, pointerId: 1 });
    expect(onseek).toHaveBeenCalledOnce();
  });
});
