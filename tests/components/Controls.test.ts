/** The playback bar: what its buttons are called, what they do, and when they have nothing to do. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, test, vi } from 'vitest';
import { options } from '../../src/words/en/interface/options.ts';
import { player as en } from '../../src/words/en/interface/player.ts';
import { capsFor } from '../../src/player/shortcuts.ts';
import { player as zh } from '../../src/words/zh/interface/player.ts';
import Rates from '../../src/views/playback/Rates.svelte';
import Controls from '../../src/views/playback/Controls.svelte';
import type { ScenarioId } from '../../src/scenarios/index.ts';
import { handTicker } from '../player/handTicker.ts';
import { playerOf } from './playerOf.ts';
import { stubBrowser } from './stubBrowser.ts';

stubBrowser();

function show(scenario: ScenarioId = 'last-ack-lost', words: typeof en = en) {
  const player = playerOf(scenario, { ticker: handTicker() });
  return { player, user: userEvent.setup(), ...render(Controls, { player, words, capsFor }) };
}

const button = (name: string) => screen.getByRole('button', { name });

describe('the big button', () => {
  test('plays, pauses, and at the end plays again', async () => {
    const { player, user } = show();
    await user.click(button('Play'));
    expect(player.mode).toBe('playing');
    await user.click(button('Pause'));
    expect(player.mode).toBe('paused');
    player.toEnd();
    await user.click(await screen.findByRole('button', { name: 'Play again from the start' }));
    expect([player.mode, player.atStart]).toEqual(['playing', true]);
  });
});

describe('the other buttons', () => {
  test('step, go to the next timer, and to the start', async () => {
    const { player, user } = show();
    await user.click(button('Step forward'));
    await user.click(button('Step forward'));
    expect(player.moment.step).toBe(1);
    await user.click(button('Step back'));
    expect(player.moment.step).toBe(0);
    await user.click(button('Next timer that fires'));
    expect(player.frame.step?.cause.kind).toBe('timer');
    await user.click(button('To the start'));
    expect(player.atStart).toBe(true);
  });

  test('with nothing to do they say so, do nothing, and stay in reach of the keyboard', async () => {
    const { player, user } = show('refused');
    for (const name of ['To the start', 'Step back', 'Next timer that fires']) {
      expect(button(name)).toHaveAttribute('aria-disabled', 'true');
      await user.click(button(name));
    }
    expect(player.atStart).toBe(true);
    button('To the start').focus();
    expect(button('To the start')).toHaveFocus();
    expect(button('Step forward')).toHaveAttribute('aria-disabled', 'false');
    player.toEnd();
    await screen.findByRole('button', { name: 'Play again from the start' });
    expect(button('Step forward')).toHaveAttribute('aria-disabled', 'true');
  });

  test('say which key does the same', () => {
    show();
    expect(button('Play')).toHaveAttribute('title', 'Play (Space)');
    expect(button('Step forward')).toHaveAttribute('title', 'Step forward (→)');
  });
});

describe('pace and speed', () => {
  test('are chosen from lists', async () => {
    const [onpace, onspeed] = [vi.fn(), vi.fn()];
    const user = userEvent.setup();
    const { rerender } = render(Rates, {
      ...{ pace: 'reading', speed: 1, words: options, onpace, onspeed },
    } as const);
    const speed = screen.getByRole('combobox', { name: 'Speed' });
    expect(speed).toHaveDisplayValue('1×');
    await user.selectOptions(speed, '0.25×');
    expect(onspeed).toHaveBeenCalledWith(0.25);
    const pace = screen.getByRole('combobox', { name: 'Pace' });
    expect(pace).toHaveDisplayValue('by reading');
    await user.selectOptions(pace, 'step by step');
    expect(onpace).toHaveBeenCalledWith('steps');
    await rerender({ pace: 'time', speed: 4 });
    expect(speed).toHaveDisplayValue('4×');
    expect(pace).toHaveDisplayValue('by time');
  });
});

describe('the clock', () => {
  test('shows the true time of the moment and of the end', async () => {
    const { player, container } = show();
    const clock = () => container.querySelector('.clock')?.textContent.replace(/\s+/g, ' ').trim();
    expect(clock()).toBe('0.000 s / 4:02.0');
    player.nextTimer();
    await expect.poll(clock).toBe('1.900 s / 4:02.0');
    player.toEnd();
    await expect.poll(clock).toBe('4:01.950 / 4:02.0');
  });
});

describe('for everyone', () => {
  test.each([
    ['English', en],
    ['Chinese', zh],
  ])('nothing is amiss for a screen reader: %s', async (_, words) => {
    const { container } = show('last-ack-lost', words);
    // jsdom paints nothing: contrast is checked in the browser.
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  });

  test('in Chinese', () => {
    show('last-ack-lost', zh);
    expect(button('播放')).toHaveAttribute('title', '播放（Space）');
    expect(screen.getByRole('slider', { name: '时间轴' })).toHaveAttribute(
      'aria-valuetext',
      '0.000 s，共 4:01.950',
    );
  });
});
