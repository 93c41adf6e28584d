import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { drawTerminalKey, terminalCommands } from '#identity/testing';
import { issueCertificate, issueRevocationList } from '../../sandbox/chip-issuer/certificates.ts';
import { makeChip } from '../../sandbox/chip-issuer/chip.ts';
import { der } from '../../sandbox/chip-issuer/der.ts';
import { type Profile, profiles } from '../../sandbox/chip-issuer/profile.ts';
import { securityObject } from '../../sandbox/chip-issuer/signed-files.ts';
import { verifyCommand } from './verify.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const [profile] = profiles as [Profile];
const years = { notBefore: day('2020-01-01'), notAfter: day('2048-01-01') };
const authority = issueCertificate({ profile, common: 'CSCA', authority: true, ...years });
const signer = issueCertificate({ profile, common: 'DS', authority: false, ...years }, authority);

const chip = makeChip({ curve: 'prime256v1', cipher: 'aes-128' });
const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const group15 = der(0x6f, new Uint8Array(signing.publicKey.export({ type: 'spki', format: 'der' })));
const groups = new Map([
  [14, chip.group14],
  [15, group15],
]);
const challenge = Buffer.from('0011223344556677', 'hex');

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
function transcriptOf(carried: typeof chip): string {
  const terminalKey = drawTerminalKey(chip.group14);
  const exchanges = terminalCommands(chip.group14, terminalKey).map((c) => [hex(c), hex(carried.answer(c))]);
  return JSON.stringify({ terminalKey: hex(terminalKey), exchanges });
}

let folder: string;
const at = (name: string) => join(folder, name);

/** Runs the command and gives what it wrote. */
async function run(...args: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const mocks = [process.stdout, process.stderr].map((stream) => {
    const passOn = stream.write.bind(stream);
    const write = (text: string | Uint8Array) => {
      // What is no text is the test runner's own.
      if (typeof text !== 'string') return passOn(text);
      out += text;
      return true;
    };
    return mock.method(stream, 'write', write as typeof stream.write);
  });
  try {
    const code = await verifyCommand.run(['chip', ...args]);
    return { code, out };
  } finally {
    for (const m of mocks) m.mock.restore();
  }
}

const files = (trust = 'trust') => [
  ...['--sod', at('sod'), '--dg', `14=${at('dg14')}`, '--dg', `15=${at('dg15')}`],
  ...['--trust', at(trust)],
];

describe('da06 verify chip', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'da06-verify-'));
    const list = (revoked: (typeof signer)[], nextUpdate: string) =>
      issueRevocationList(authority, { thisUpdate: day('2026-09-01'), nextUpdate: day(nextUpdate), revoked });
    const folders: [string, Uint8Array | undefined][] = [
      ['trust', undefined],
      ['current', list([], '2047-01-01')],
      ['old', list([], '2026-10-01')],
      ['revoking', list([signer], '2047-01-01')],
    ];
    for (const [name, bytes] of folders) {
      await mkdir(at(name));
      await writeFile(join(at(name), 'root.cer'), authority.bytes);
      if (bytes !== undefined) await writeFile(join(at(name), 'list.crl'), bytes);
    }
    await writeFile(
      at('sod'),
      securityObject(groups, { signer, authority, hash: profile.hash, at: day('2024-05-01') }),
    );
    await writeFile(at('dg14'), chip.group14);
    await writeFile(at('dg15'), group15);
    await writeFile(at('aa'), sign('sha256', challenge, { key: signing.privateKey, dsaEncoding: 'ieee-p1363' }));
    await writeFile(at('ca.json'), transcriptOf(chip));
    await writeFile(at('copy.json'), transcriptOf(makeChip({ curve: 'prime256v1', cipher: 'aes-128' })));
  });
  after(() => rm(folder, { recursive: true }));

  it('shows what the lists say of the signer, each as a state of its own', async () => {
    const wanted = { trust: 'no-list', current: 'not-revoked', old: 'outdated', revoking: 'revoked' };
    for (const [trust, state] of Object.entries(wanted)) {
      const { code, out } = await run(...files(trust), '--json');
      const said = JSON.parse(out) as Record<string, unknown>;
      assert.equal(said['revocation'], state);
      assert.equal(code, state === 'no-list' || state === 'not-revoked' ? 0 : 1);
      assert.ok(!('activeAuthentication' in said) && !('chipAuthentication' in said));
    }
    assert.match((await run(...files())).out, /không có danh sách nào/);
  });

  it('says whether the chip proved its keys, and fails when one that was asked does not hold', async () => {
    const active = ['--aa-challenge', hex(challenge), '--aa-response', at('aa')];
    const good = await run(...files(), ...active, '--ca', at('ca.json'), '--json');
    const said = JSON.parse(good.out) as Record<string, unknown>;
    assert.deepEqual([good.code, said['activeAuthentication'], said['chipAuthentication']], [0, 'holds', 'holds']);
    const copy = await run(...files(), '--ca', at('copy.json'));
    assert.equal(copy.code, 1);
    assert.match(copy.out, /Xác thực chip: KHÔNG ĐẠT/);
    const other = await run(...files(), '--aa-challenge', 'ffffffffffffffff', '--aa-response', at('aa'));
    assert.equal(other.code, 1);
    assert.match(other.out, /Xác thực chủ động: KHÔNG ĐẠT/);
    const outdated = await run(...files('old'), '--ca', at('ca.json'), '--json');
    const { verdict, chipAuthentication } = JSON.parse(outdated.out) as Record<string, unknown>;
    assert.deepEqual([outdated.code, verdict, chipAuthentication], [1, 'invalid', 'holds']);
    const unreadable = await run(...files(), '--ca', at('aa'));
    assert.match(unreadable.out, /Xác thực chip: không đọc được/);
  });

  it('does not take a key that the issuer did not sign', async () => {
    await writeFile(at('other14'), makeChip({ curve: 'prime256v1', cipher: 'aes-128' }).group14);
    const args = [
      '--sod',
      at('sod'),
      '--dg',
      `14=${at('other14')}`,
      '--trust',
      at('trust'),
      '--ca',
      at('ca.json'),
      '--json',
    ];
    const { code, out } = await run(...args);
    assert.deepEqual([code, (JSON.parse(out) as Record<string, unknown>)['chipAuthentication']], [1, 'not-vouched']);
  });

  it('wants challenge and answer together', async () => {
    assert.equal((await run(...files(), '--aa-challenge', hex(challenge))).code, 1);
    assert.equal((await run(...files(), '--aa-challenge', 'xyz', '--aa-response', at('aa'))).code, 1);
  });
});
