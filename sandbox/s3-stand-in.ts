import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the stand-in does wrong: answers 500, answers late, gives back other bytes, or breaks off in the middle. */
export type S3Fault = 'none' | 'error' | 'slow' | 'corrupt' | 'cut';

export interface S3StandIn {
  endpoint: string;
  accessKey: string;
  secretKey: string;
  /** Stored objects by path, `/bucket/key`. */
  objects: Map<string, Buffer>;
  /** Requests so far, as `METHOD path status`. */
  requests: string[];
  /** From now on. */
  fail(fault: S3Fault): void;
  /** Closes the port: the store is down. */
  close(): Promise<void>;
}

/**
 * An S3-compatible store in memory on a free port. After Amazon's description of PutObject, GetObject and signature
 * version 4 (path-style addresses); every request's signature is computed anew and must fit. Leaves out everything else:
 * buckets, listing, ranges, multipart uploads, versions, chunked signatures.
 */
export async function startS3StandIn(): Promise<S3StandIn> {
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  const keys = { accessKey: 'STANDIN', secretKey: 'stand-in-secret-key' };
  let fault: S3Fault = 'none';
  const server = createServer((request, response) => {
    response.on('finish', () => requests.push(`${request.method} ${request.url} ${response.statusCode}`));
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const path = request.url ?? '/';
    if (fault === 'slow') await sleep(1_000);
    if (fault === 'error') return void response.writeHead(500).end('<Error><Code>InternalError</Code></Error>');
    if (!isSigned(request, body, keys))
      return void response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (request.method === 'PUT') {
      objects.set(path, body);
      return void response.writeHead(200).end();
    }
    const found = objects.get(path);
    if (request.method !== 'GET' || found === undefined)
      return void response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    response.writeHead(200, { 'content-length': found.length });
    if (fault === 'cut') return void response.write(found.subarray(0, 1), () => response.destroy());
    response.end(fault === 'corrupt' ? Buffer.from(found.map((byte) => byte ^ 1)) : found);
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...keys,
    objects,
    requests,
    fail: (next) => {
      fault = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

const authorizationForm =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/** Signature version 4: a fresh request, of our key, whose signature and contents fit. */
function isSigned(
  request: IncomingMessage,
  body: Buffer,
  { accessKey, secretKey }: { accessKey: string; secretKey: string },
): boolean {
  const { headers } = request;
  const form = authorizationForm.exec(headers.authorization ?? '');
  const time = String(headers['x-amz-date'] ?? '');
  const contents = String(headers['x-amz-content-sha256'] ?? '');
  if (form === null || form[1] !== accessKey || !time.startsWith(form[2] ?? '-')) return false;
  const sentAt = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(Date.now() - sentAt) < 15 * 60_000)) return false;
  if (contents !== 'UNSIGNED-PAYLOAD' && contents !== sha256(body)) return false;
  const [, , date = '', region = '', names = '', signature = ''] = form;
  if (!names.split(';').includes('host')) return false;
  const signedHeaders = names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`);
  const canonical = [request.method, request.url, '', signedHeaders.join(''), names, contents].join('\n');
  const scope = `${date}/${region}/s3/aws4_request`;
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secretKey}`, date), region));
  const expected = hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n'));
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}
