import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { anyone } from '#platform/command';
import { refuse } from '#platform/errors';
import { assetFolders } from '../components/asset.ts';

interface StaticFile {
  type: string;
  plain: Buffer;
  /** Compressed at its best, once, when first asked for: starting must not wait for it. */
  compressed(encoding: 'br' | 'gzip'): Promise<Buffer>;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Style, scripts and fonts, read once and compressed once: our users' networks are slow, our files few. */
export async function registerStaticFiles(app: FastifyInstance): Promise<void> {
  for (const [name, folder] of Object.entries(assetFolders)) {
    const files = await readAll(folder);
    app.get(
      `/${name}/*`,
      { config: { permission: anyone, sameForAll: true }, schema: { hide: true } as never },
      async (request, reply) => {
        const file = files.get((request.params as { '*': string })['*']) ?? refuse('not-found', 'platform.not-found');
        const accepted = String(request.headers['accept-encoding'] ?? '');
        const versioned = 'v' in (request.query as object) || file.type.startsWith('font/');
        reply
          .type(file.type)
          .header('cache-control', versioned ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
        const encoding = file.type.startsWith('font/')
          ? undefined
          : (['br', 'gzip'] as const).find((e) => accepted.includes(e));
        if (encoding !== undefined) {
          return reply
            .headers({ 'content-encoding': encoding, vary: 'accept-encoding' })
            .send(await file.compressed(encoding));
        }
        return reply.send(file.plain);
      },
    );
  }
}

async function readAll(folder: string): Promise<Map<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const plain = await readFile(path);
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), { type, plain, compressed: compressor(plain) });
  }
  return files;
}

function compressor(plain: Buffer): StaticFile['compressed'] {
  const made = new Map<string, Promise<Buffer>>();
  return (encoding) => {
    const before = made.get(encoding);
    if (before !== undefined) return before;
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    const work = encoding === 'br' ? brotli(plain, best) : zip(plain, { level: 9 });
    made.set(encoding, work);
    return work;
  };
}
