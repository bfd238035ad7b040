import { connect, type Socket } from 'node:net';

/**
 * Asks a server on loopback for `count` answers over a few connections that are kept open, one request at a time on each, and ends
 * by itself. It reads no more of an answer than its status and its length, so that the server and not the client is measured.
 * Answers the time in milliseconds; throws at the first answer that is not 200.
 */
export async function load(port: number, paths: readonly string[], count: number, connections: number): Promise<number> {
  const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/html\r\n\r\n`));
  let asked = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, () => client(port, () => (asked < count ? requests[asked++ % requests.length]! : null))));
  return performance.now() - began;
}

const headEnd = Buffer.from('\r\n\r\n');

function client(port: number, next: () => Buffer | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let received = Buffer.alloc(0);
    const ask = (): void => {
      const request = next();
      if (request) socket.write(request);
      else socket.end();
    };
    socket.setNoDelay(true);
    socket.once('connect', ask);
    socket.on('data', (chunk) => {
      received = received.length ? Buffer.concat([received, chunk]) : chunk;
      const head = received.indexOf(headEnd);
      if (head < 0) return;
      const text = received.toString('latin1', 0, head);
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
      if (!text.startsWith('HTTP/1.1 200') || Number.isNaN(length)) return void socket.destroy(new Error(text.slice(0, 200)));
      if (received.length < head + 4 + length) return;
      received = Buffer.alloc(0);
      ask();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
}
