import { connect, type Socket } from 'node:net';

export interface ClamdSettings {
  /** `tcp://host:port` or `unix:/path/of/socket`. */
  address: string;
  /** Longest time for one file, in milliseconds; 20 seconds when left out. */
  timeoutMs?: number;
}

const chunkBytes = 256 * 1024;

/**
 * One question to clamd: `zINSTREAM`, then the bytes in chunks with their length (4 bytes, big-endian), then a zero length
 * (clamd(8), "INSTREAM"). Answers the daemon's line, without the zero at its end.
 * @throws Error when the daemon cannot be reached, breaks off, or takes too long.
 */
export async function askClamd(settings: ClamdSettings, bytes: Uint8Array): Promise<string> {
  const socket = open(settings.address);
  try {
    return await new Promise<string>((done, failed) => {
      let answer = '';
      const timer = setTimeout(() => failed(new Error('clamd takes too long')), settings.timeoutMs ?? 20_000);
      socket.once('close', () => clearTimeout(timer));
      socket.once('error', failed);
      socket.once('end', () => failed(new Error('clamd broke off')));
      socket.on('data', (part: Buffer) => {
        answer += part.toString('latin1');
        if (answer.includes('\0')) done(answer.slice(0, answer.indexOf('\0')).trim());
      });
      socket.once('connect', () => {
        socket.write('zINSTREAM\0');
        for (let at = 0; at < bytes.length; at += chunkBytes) {
          const chunk = bytes.subarray(at, at + chunkBytes);
          socket.write(lengthOf(chunk.length));
          socket.write(chunk);
        }
        socket.write(lengthOf(0));
      });
    });
  } finally {
    socket.destroy();
  }
}

function lengthOf(length: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(length);
  return head;
}

function open(address: string): Socket {
  if (address.startsWith('unix:')) return connect(address.slice('unix:'.length));
  const { hostname, port } = new URL(address);
  return connect({ host: hostname, port: Number(port || 3310) });
}
