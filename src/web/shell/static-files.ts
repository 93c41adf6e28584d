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
  brotli?: Buffer;
  gzip?: Buffer;
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

/** Style, scripts and fonts, read once and compressed once at their best: our users' networks are slow, our files few. */
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
        if (file.brotli && accepted.includes('br'))
          return reply.headers({ 'content-encoding': 'br', vary: 'accept-encoding' }).send(file.brotli);
        if (file.gzip && accepted.includes('gzip'))
          return reply.headers({ 'content-encoding': 'gzip', vary: 'accept-encoding' }).send(file.gzip);
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
    const small = type.startsWith('font/')
      ? {}
      : {
          brotli: await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
          gzip: await zip(plain, { level: 9 }),
        };
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), { type, plain, ...small });
  }
  return files;
}
