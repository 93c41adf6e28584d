import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** What the stand-in does wrong: says nothing, breaks off, complains of the size, or talks nonsense. */
export type ClamdFault = 'none' | 'silent' | 'cut' | 'too-large' | 'nonsense';

export interface ClamdStandIn {
  /** `tcp://127.0.0.1:port`. */
  address: string;
  /** Sizes of the files that were looked at. */
  scanned: number[];
  fail(fault: ClamdFault): void;
  close(): Promise<void>;
}

/**
 * A ClamAV daemon after clamd(8): the command `zINSTREAM` alone. Finds any file that contains the word given as `virus`.
 */
export async function startClamdStandIn(virus = 'a-virus'): Promise<ClamdStandIn> {
  const scanned: number[] = [];
  const sockets = new Set<Socket>();
  let fault: ClamdFault = 'none';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const parts: Buffer[] = [];
    socket.on('data', (part) => {
      parts.push(part);
      // The stream ends with an empty chunk; before that there is nothing to put together.
      if (!part.subarray(-4).equals(Buffer.alloc(4))) return;
      const file = wholeFile(Buffer.concat(parts));
      if (file === undefined) return;
      scanned.push(file.length);
      if (fault === 'silent') return;
      if (fault === 'cut') return void socket.end('stream: ');
      if (fault === 'nonsense') return void socket.end('UNKNOWN COMMAND\0');
      if (fault === 'too-large') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      socket.end(file.includes(virus) ? 'stream: Stand.In.Virus FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    scanned,
    fail: (next) => {
      fault = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const command = 'zINSTREAM\0';

/** The file in a stream, when its last, empty chunk has come. */
function wholeFile(data: Buffer): Buffer | undefined {
  if (data.subarray(0, command.length).toString('latin1') !== command) return undefined;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= data.length; ) {
    const length = data.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    if (at + 4 + length > data.length) return undefined;
    chunks.push(data.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
