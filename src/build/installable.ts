/**
 * What makes the built page an application that can be installed and works without a network: its manifest, and a service
 * worker that keeps every file of the page from the first visit on.
 */
import type { VitePWAOptions } from 'vite-plugin-pwa';

export const INSTALLABLE = {
  // A new version is fetched in the background, and waits: nothing reloads under the reader's hands. See `app/worker.ts`.
  registerType: 'prompt',
  injectRegister: false,
  includeAssets: ['favicon.svg', 'icons/apple-touch-icon.png'],
  manifest: {
    name: 'synfin: TCP, from SYN to FIN',
    short_name: 'synfin',
    description:
      'Plays TCP from SYN to FIN: two state machines, every segment between them, the packets you lose, and why.',
    id: './',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#f7f6f2',
    theme_color: '#f7f6f2',
    categories: ['education', 'developer'],
    icons: [
      { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      {
        src: 'icons/icon-maskable-512.png',
        sizes: '512x512',
        type: 'image/png',
        purpose: 'maskable',
      },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{html,js,css,svg,webmanifest}', 'icons/*.png'],
    // It answers for the files that it keeps, and with index.html for its folder, whatever parameters either is asked with.
    // All else there may be beside the page is not its own.
    navigateFallback: null,
    directoryIndex: 'index.html',
    ignoreURLParametersMatching: [/./],
    cleanupOutdatedCaches: true,
    // The first visit itself need not be ended for that. A later version still waits for the next one.
    clientsClaim: true,
  },
} satisfies Partial<VitePWAOptions>;
