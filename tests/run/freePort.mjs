import { createServer } from 'node:net';

/**
 * A port that nobody uses.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((settle, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 4793;
      server.close(() => settle(port));
    });
  });
}
