import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * The Chromium that came through npm, unpacked once for each user and version: into a folder of its own that is moved
 * into place when it is whole, so that two test files at once never see half a browser, and no user another's.
 * Where the machine lacks the libraries that it needs (NSS), those of the package are unpacked beside it.
 * @returns its path, and the environment to start it with.
 */
export async function packagedChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const manifest = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const home = join(tmpdir(), `da06-chromium-${version}-${process.getuid?.() ?? 0}`);
  const lacksLibraries = await machineLacksNss();
  const ready = await access(join(home, 'chromium')).then(
    () => true,
    () => false,
  );
  if (!ready) await unpackInto(home, lacksLibraries);
  const env = Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined);
  const libraries = lacksLibraries ? { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') } : {};
  return { executablePath: join(home, 'chromium'), env: { ...Object.fromEntries(env), ...libraries } };
}

async function machineLacksNss(): Promise<boolean> {
  // ldconfig lies in /sbin, which ordinary users do not always have in their PATH.
  const { stdout } = await promisify(execFile)('/sbin/ldconfig', ['-p']).catch(() => ({ stdout: 'libnss3.so' }));
  return !stdout.includes('libnss3.so');
}

/** The package unpacks into the temporary folder of its process, and its libraries only where it believes to be at home. */
async function unpackInto(home: string, withLibraries: boolean): Promise<void> {
  const before = process.env['TMPDIR'];
  const fresh = await mkdtemp(join(tmpdir(), 'da06-chromium-'));
  process.env['TMPDIR'] = fresh;
  if (withLibraries) process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  try {
    const { default: sparticuz } = await import('@sparticuz/chromium');
    await sparticuz.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    delete process.env['AWS_LAMBDA_JS_RUNTIME'];
  }
  await rename(fresh, home).catch(() => rm(fresh, { recursive: true, force: true })); // another was faster
}
