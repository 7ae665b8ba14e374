/** The page as a whole, without a browser's layout: what an address opens, what keys and buttons lead to. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import App from '../../src/app/App.svelte';
import { Settings } from '../../src/app/Settings.svelte.ts';
import { words } from '../../src/words/en/index.ts';
import { stubBrowser } from './stubBrowser.ts';

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/');
  document.documentElement.removeAttribute('data-theme');
});

function show(hash = '', { media = [] as string[] } = {}) {
  stubBrowser(media);
  history.replaceState(null, '', `/${hash}`);
  return { user: userEvent.setup(), ...render(App, { settings: new Settings(), words }) };
}

/** What an address names is loaded first. */
async function arrive(hash: string) {
  const shown = show(hash);
  await screen.findByRole('button', { name: 'Play' }, { timeout: 20_000 });
  return shown;
}

const scenario = () => screen.getByRole('button', { name: /^Scenario/ });

describe('what an address opens', () => {
  test('none: the first scenario, and it plays', async () => {
    show();
    await vi.waitFor(() => expect(scenario()).toHaveTextContent('Open, talk, close'), 20_000);
    expect(screen.getByRole('button', { name: 'Pause' })).toBeInTheDocument();
  });

  test('none, where no motion is wanted: the first scenario stands at its start', async () => {
    show('', { media: ['(prefers-reduced-motion: reduce)'] });
    expect(screen.getByRole('button', { name: 'Play' })).toBeInTheDocument();
    expect(
      await screen.findByText('Nothing has happened yet.', {}, { timeout: 20_000 }),
    ).toBeInTheDocument();
  });

  test('a moment: that moment, paused', async () => {
    await arrive('#last-ack-lost?t=2.281');
    expect(screen.getByRole('button', { name: 'Play' })).toBeInTheDocument();
    expect(screen.getByRole('article', { name: 'Client' })).toHaveTextContent('TIME_WAIT');
  });

  test('something broken: one sentence that can be dismissed, and the first scenario', async () => {
    const { user } = await arrive('#open-data-close?t=soon');
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The link’s moment cannot be read: “soon”.',
    );
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the address', () => {
  test('follows the moment once the reader rests', async () => {
    const { user } = await arrive('#open-data-close');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await vi.waitFor(() => expect(location.hash).toMatch(/^#open-data-close\?t=/));
  });
});

describe('keys', () => {
  test('step, undo, and lose the segment in the air', async () => {
    const { user } = await arrive('#open-data-close?t=0.03');
    await user.keyboard('d');
    expect(screen.getByText('(changed by you)')).toBeInTheDocument();
    await user.keyboard('u');
    expect(screen.queryByText('(changed by you)')).toBeNull();
  });
});

describe('settings', () => {
  test('colours: the first press shows what the system does not', async () => {
    const { user } = show('', { media: ['(prefers-color-scheme: dark)'] });
    await user.click(screen.getByRole('button', { name: 'Colours: as the system has it' }));
    expect(document.documentElement).toHaveAttribute('data-theme', 'light');
    expect(localStorage.getItem('synfin.theme')).toBe('light');
  });

  test('a browser that will not remember is no hindrance', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const { user } = show('');
    await user.click(screen.getByRole('button', { name: 'Colours: as the system has it' }));
    expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
    vi.restoreAllMocks();
  });
});
