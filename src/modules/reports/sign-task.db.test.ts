import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { openDesk } from '#cases/testing';
import { ask, execute } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { newId } from '#platform/ids';
import { checkDocument } from '#results';
import { startSigningService } from '../../../sandbox/certificate-authority/signing-service.ts';
import { indicatorSources } from '../indicators/testing.ts';
import {
  amendReport,
  freezeReport,
  reportsModule,
  showReport,
  signReport,
  startReport,
  submitForReview,
  verifyFrozen,
  writeFrame,
} from './index.ts';
import { signReportsTask } from './sign-task.ts';

const { database } = await withTestDatabase([
  ...indicatorSources,
  { module: reportsModule.name, folder: reportsModule.sqlFolder },
]);
const now = '2023-12-18T08:00';
const service = await startSigningService({ now: new Date(`${now}+07:00`) });
after(() => service.close());
// The installation's own settings: the address of the service and the root that /verify believes.
const roots = join(tmpdir(), `da06-roots-${newId()}.pem`);
const pem = Buffer.from(service.authority.root).toString('base64');
await writeFile(roots, `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`);
Object.assign(process.env, {
  DA06_SIGNING_URL: service.url,
  DA06_SIGNING_TOKEN: service.token,
  DA06_SIGNING_ROOTS: roots,
});

const desk = await openDesk(database, now);
const { runtime } = desk;
const writer = await desk.anOfficer('H98', 'specialist');
const leader = await desk.anOfficer('H98', 'leader');
const turn = () => signReportsTask.run(runtime);
const view = (reportId: string) => ask(runtime, showReport, { actor: writer, input: { reportId } });
const target = async (reportId: string) => ({ reportId, version: (await view(reportId)).report.version });
const hashOf = async (reportId: string) => (await view(reportId)).signature?.fileHash ?? null;
const asked = (path: string) => service.requests.filter((p) => p.endsWith(path)).length;

async function issued(reportId: string, number: string): Promise<string> {
  const { report } = await view(reportId);
  const { agency: _, addressees, recipients, authority, ...head } = report.head;
  const { period, opening, closing, version } = report;
  const lists = { addressees: [...addressees], recipients: [...recipients], authority: [...authority] };
  const own = { number, date: '2023-12-18', signer: 'Trần Văn B' };
  const input = { reportId, version, period, opening, closing, ...head, ...lists, ...own };
  await execute(runtime, writeFrame, { actor: writer, input });
  await execute(runtime, submitForReview, { actor: writer, input: await target(reportId) });
  await execute(runtime, freezeReport, { actor: leader, input: await target(reportId) });
  await execute(runtime, signReport, { actor: leader, input: await target(reportId) });
  return reportId;
}

async function signed(number: string): Promise<string> {
  const input = { period: 'năm 2023', since: '2023-01-01', asOf: '2023-11-30', from: 'outline' } as const;
  return issued((await execute(runtime, startReport, { actor: writer, input })).reportId, number);
}

describe('the signed document of a report', () => {
  it('bears the agency’s signature over the frozen file, which /verify confirms', async () => {
    const reportId = await signed('21');
    assert.equal(await hashOf(reportId), null, 'decided, and its paper is still to come');
    await turn();
    const { signature } = await view(reportId);
    const pdf = await runtime.files.get(signature?.fileHash ?? '');
    const found = await checkDocument(pdf);
    assert.equal(found.fileHash, signature?.fileHash);
    assert.equal(found.signature.state, 'intact');
    assert.ok(found.signature.state === 'intact' && found.signature.signer === signature?.certificateName);
    assert.match(signature?.certificateName ?? '', /H98/);
  });

  it('that was changed by one letter is not confirmed', async () => {
    const reportId = await signed('22');
    await turn();
    const pdf = Uint8Array.from(await runtime.files.get((await hashOf(reportId)) ?? ''));
    const at = Buffer.from(pdf).indexOf('/Title') + 8;
    pdf[at] = (pdf[at] ?? 0) ^ 1;
    assert.notEqual((await checkDocument(pdf)).signature.state, 'intact');
  });

  it('is made once, however often it is the turn', async () => {
    const reportId = await signed('23');
    await turn();
    const hash = await hashOf(reportId);
    const before = asked('signHash');
    await turn();
    await turn();
    assert.equal(await hashOf(reportId), hash);
    assert.equal(asked('signHash'), before);
  });

  for (const fault of ['error', 'not-json', 'unknown-key', 'expired', 'wrong-signature'] as const)
    it(`waits while the service fails (${fault}); the report stays as it was decided and is signed once it can be`, async () => {
      const reportId = await signed(`3${fault.length}`);
      service.fail(fault);
      await turn();
      const waiting = await view(reportId);
      assert.deepEqual([waiting.report.state, waiting.signature?.fileHash], ['signed', null]);
      service.fail('none');
      const before = asked('signHash');
      await turn();
      const hash = await hashOf(reportId);
      assert.equal((await checkDocument(await runtime.files.get(hash ?? ''))).signature.state, 'intact');
      assert.equal(asked('signHash'), before + 1);
    });

  it('asks a service that is down for the first of them only, and takes one signature of a slow one', async () => {
    const reports = [await signed('41'), await signed('42')];
    service.fail('error');
    const before = service.requests.length;
    await turn();
    assert.equal(service.requests.length, before + 1);
    service.fail('slow');
    const signatures = asked('signHash');
    await turn();
    service.fail('none');
    assert.equal(asked('signHash'), signatures + 2);
    for (const reportId of reports) assert.notEqual(await hashOf(reportId), null);
  });

  it('of an amendment is one of its own; the first one stays as it went out', async () => {
    const reportId = await signed('51');
    await turn();
    const hash = await hashOf(reportId);
    const input = await target(reportId);
    const amendment = (await execute(runtime, amendReport, { actor: writer, input })).reportId;
    await issued(amendment, '52');
    assert.equal(await hashOf(amendment), null);
    await turn();
    assert.equal(await hashOf(reportId), hash);
    assert.notEqual(await hashOf(amendment), hash);
    const pdf = await runtime.files.get((await hashOf(amendment)) ?? '');
    assert.equal((await checkDocument(pdf)).signature.state, 'intact');
    const chain = await ask(runtime, verifyFrozen, { actor: writer, input: { reportId: amendment } });
    assert.deepEqual([chain.changed, chain.brokenAt], [[], null]);
  });
});
