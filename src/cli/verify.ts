import { readFile } from 'node:fs/promises';
import {
  type ChipVerdict,
  chipAuthenticated,
  chipHasItsKey,
  type KeyProof,
  keyProofOf,
  readTranscript,
  readTrustFolder,
  verifyChip,
} from '#identity';
import { refuse } from '#platform/errors';
import { t } from '#platform/i18n';
import { type CliCommand, readOptions, tellRefusal, UsageError } from './cli-command.ts';

/** What was asked beyond the files: did the chip prove that it has its keys? Absent where nobody asked. */
interface KeyProofs {
  activeAuthentication?: KeyProof;
  chipAuthentication?: KeyProof;
}

/**
 * `da06 verify chip`: passive authentication of a chip's files and, where a reader's answers are given, active and chip
 * authentication. Exit code 0 only when the files are valid and every proof that was asked holds.
 */
export const verifyCommand: CliCommand = {
  name: 'verify',
  usage:
    'verify chip --sod FILE --dg N=FILE … --trust FOLDER [--aa-challenge HEX --aa-response FILE] [--ca TRANSCRIPT] [--json]',
  summary: t('vi', 'cli.verify.summary'),
  async run([what, ...args]) {
    try {
      if (what !== 'chip') throw new UsageError('cli.verify.usage');
      const given = readOptions(args, {
        sod: { type: 'string' },
        dg: { type: 'string', multiple: true },
        trust: { type: 'string' },
        'aa-challenge': { type: 'string' },
        'aa-response': { type: 'string' },
        ca: { type: 'string' },
        json: { type: 'boolean' },
      });
      const { sod, dg, trust } = given;
      if (sod === undefined || dg === undefined || trust === undefined) throw new UsageError('cli.verify.usage');
      const files = { securityObject: await read(sod), groups: new Map(await Promise.all(dg.map(readGroup))) };
      const verdict = verifyChip(files, await readTrustFolder(trust), new Date());
      const proofs = {
        ...(await activeProof(given, { files, verdict })),
        ...(await chipProof(given, { files, verdict })),
      };
      process.stdout.write(`${given.json ? JSON.stringify({ ...verdict, ...proofs }) : asText(verdict, proofs)}\n`);
      return verdict.verdict === 'valid' && Object.values(proofs).every((p) => p === 'holds') ? 0 : 1;
    } catch (error) {
      return tellRefusal(error);
    }
  },
};

type Checked = Parameters<typeof keyProofOf>[0];

async function activeProof(
  given: { 'aa-challenge'?: string | undefined; 'aa-response'?: string | undefined },
  checked: Checked,
): Promise<KeyProofs> {
  const { 'aa-challenge': text, 'aa-response': file } = given;
  if (text === undefined && file === undefined) return {};
  if (text === undefined || file === undefined || !/^[0-9a-f]{16}$/i.test(text))
    throw new UsageError('cli.verify.challenge');
  const challenge = new Uint8Array(Buffer.from(text, 'hex'));
  const answer = await read(file);
  const group14 = checked.files.groups.get(14);
  const asks = (group15: Uint8Array) => chipHasItsKey({ challenge, answer, group15, group14 });
  return { activeAuthentication: keyProofOf(checked, 15, asks) };
}

async function chipProof({ ca }: { ca?: string | undefined }, checked: Checked): Promise<KeyProofs> {
  if (ca === undefined) return {};
  const text = Buffer.from(await read(ca)).toString('utf8');
  const asks = (group14: Uint8Array) => chipAuthenticated(group14, readTranscript(text));
  return { chipAuthentication: keyProofOf(checked, 14, asks) };
}

async function readGroup(given: string): Promise<[number, Uint8Array]> {
  const [, number, file] = /^(\d{1,2})=(.+)$/.exec(given) ?? [];
  if (number === undefined || file === undefined || Number(number) < 1 || Number(number) > 16)
    throw new UsageError('cli.verify.usage');
  return [Number(number), await read(file)];
}

const read = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(name).catch(() => refuse('not-found', 'cli.verify.no-file', { name })));

function asText({ verdict, revocation, steps }: ChipVerdict, proofs: KeyProofs): string {
  const { activeAuthentication: active, chipAuthentication: chip } = proofs;
  return [
    t('vi', `cli.verify.verdict.${verdict}`),
    ...steps.map((s) => `  ${s.ok ? '✓' : '✗'} ${s.name}${s.detail === '' ? '' : `: ${s.detail}`}`),
    t('vi', `cli.verify.revocation.${revocation}`),
    ...(active === undefined ? [] : [t('vi', `cli.verify.active.${active}`)]),
    ...(chip === undefined ? [] : [t('vi', `cli.verify.chip.${chip}`)]),
  ].join('\n');
}
