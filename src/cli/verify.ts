import { readFile } from 'node:fs/promises';
import { readTrustFolder, verifyChip } from '#identity';
import { refuse } from '#platform/errors';
import { t } from '#platform/i18n';
import { type CliCommand, readOptions, tellRefusal, UsageError } from './cli-command.ts';

/** `da06 verify chip`: passive authentication of a chip's files; exit code 0 only when they are valid. */
export const verifyCommand: CliCommand = {
  name: 'verify',
  usage: 'verify chip --sod FILE --dg N=FILE … --trust FOLDER [--json]',
  summary: t('vi', 'cli.verify.summary'),
  async run([what, ...args]) {
    try {
      if (what !== 'chip') throw new UsageError('cli.verify.usage');
      const { sod, dg, trust, json } = readOptions(args, {
        sod: { type: 'string' },
        dg: { type: 'string', multiple: true },
        trust: { type: 'string' },
        json: { type: 'boolean' },
      });
      if (sod === undefined || dg === undefined || trust === undefined) throw new UsageError('cli.verify.usage');
      const groups = new Map(await Promise.all(dg.map(readGroup)));
      const verdict = verifyChip({ securityObject: await read(sod), groups }, await readTrustFolder(trust), new Date());
      process.stdout.write(`${json ? JSON.stringify(verdict) : asText(verdict)}\n`);
      return verdict.verdict === 'valid' ? 0 : 1;
    } catch (error) {
      return tellRefusal(error);
    }
  },
};

async function readGroup(given: string): Promise<[number, Uint8Array]> {
  const [, number, file] = /^(\d{1,2})=(.+)$/.exec(given) ?? [];
  if (number === undefined || file === undefined || Number(number) < 1 || Number(number) > 16)
    throw new UsageError('cli.verify.usage');
  return [Number(number), await read(file)];
}

const read = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(name).catch(() => refuse('not-found', 'cli.verify.no-file', { name })));

function asText({ verdict, steps }: ReturnType<typeof verifyChip>): string {
  const lines = steps.map((s) => `  ${s.ok ? '✓' : '✗'} ${s.name}${s.detail === '' ? '' : `: ${s.detail}`}`);
  return [t('vi', `cli.verify.verdict.${verdict}`), ...lines].join('\n');
}
