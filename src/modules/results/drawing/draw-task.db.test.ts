import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { Runtime } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { applyProvincePack, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { startSigningService } from '../../../../sandbox/certificate-authority/signing-service.ts';
import { type CaseResult, resultOfCase, resultsModule } from '../index.ts';
import type { ResultSettings } from '../settings.ts';
import { checkPdfSignature } from '../signing/check-signature.ts';
import { createRemoteSigning } from '../signing/remote-signing.ts';
import { issued, type TestRuntime, testRuntime } from '../testing.ts';
import { drawDocumentsTask } from './draw-task.ts';

const { database } = await withTestDatabase(
  [territoryModule, resultsModule].map((m) => ({ module: m.name, folder: m.sqlFolder })),
);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));
const morning = '2023-12-18T09:00';
const standIn = await startSigningService({ now: new Date(`${morning}+07:00`) });
after(() => standIn.close());

const unsigned: ResultSettings = { signing: undefined, trusted: [], verifyUrl: 'https://da06.example/verify' };
const signing: ResultSettings = {
  ...unsigned,
  signing: createRemoteSigning({ url: standIn.url, token: standIn.token }),
  trusted: [standIn.authority.root],
};
const turn = (runtime: Runtime, settings: ResultSettings) => drawDocumentsTask(() => settings).run(runtime);

const find = (caseId: string): Promise<CaseResult | undefined> =>
  database.transaction({ kind: 'system' }, (tx) => resultOfCase(tx, caseId));
const bytesOf = (runtime: TestRuntime, found: CaseResult | undefined) =>
  runtime.kept.get(found?.fileHash ?? '') ?? new Uint8Array();
const why = (caseId: string) =>
  database.asOwner((tx) =>
    tx.one<{ fault: string | null; wait: number }>(sql`select draw_fault as fault,
      extract(epoch from draw_next_at - issued_at)::integer as wait from results.result where case_id = ${caseId}`),
  );

describe('the document of a result', () => {
  it('is drawn and signed in the turn after the decision', async () => {
    const runtime = testRuntime(database, morning);
    const caseId = randomUUID();
    await issued(runtime, { caseId });
    assert.equal((await find(caseId))?.state, 'drawing');
    await turn(runtime, signing);
    const found = await find(caseId);
    assert.equal(found?.state, 'ready');
    assert.equal(found?.signed, true);
    const finding = await checkPdfSignature(bytesOf(runtime, found), signing.trusted);
    assert.equal(finding.state, 'intact');
  });

  it('is unsigned, and known to be, where no signing service is set up', async () => {
    const runtime = testRuntime(database, morning);
    const caseId = randomUUID();
    await issued(runtime, { caseId });
    await turn(runtime, unsigned);
    const found = await find(caseId);
    assert.equal(found?.state, 'ready');
    assert.equal(found?.signed, false);
    assert.deepEqual(await checkPdfSignature(bytesOf(runtime, found), []), { state: 'none' });
  });

  it('waits while the service is down and comes when it is back, once', async () => {
    const caseId = randomUUID();
    await issued(testRuntime(database, morning), { caseId });
    standIn.fail('error');
    await turn(testRuntime(database, morning), signing);
    assert.equal((await find(caseId))?.state, 'drawing');
    assert.deepEqual(await why(caseId), { fault: 'down', wait: 4 });
    standIn.fail('none');
    await turn(testRuntime(database, morning), signing);
    assert.equal((await find(caseId))?.state, 'drawing', 'not before its time');
    const later = testRuntime(database, '2023-12-18T09:01');
    await turn(later, signing);
    const found = await find(caseId);
    assert.equal(found?.signed, true);
    await turn(testRuntime(database, '2023-12-18T09:02'), signing);
    assert.equal((await find(caseId))?.fileHash, found?.fileHash);
  });

  it('does not go out under an expired certificate', async () => {
    const runtime = testRuntime(database, morning);
    const caseId = randomUUID();
    await issued(runtime, { caseId });
    standIn.fail('expired');
    await turn(runtime, signing);
    standIn.fail('none');
    assert.equal((await find(caseId))?.state, 'drawing');
    assert.equal((await why(caseId)).fault, 'expired');
  });

  it('is drawn by the form of its procedure, which may use the parts of the common one', async () => {
    const runtime = testRuntime(database, morning);
    const [own, broken] = [randomUUID(), randomUUID()];
    const template = '#show: result-page\n#result-head()\n#pagebreak()\n#result-check()\n#d.lines.at(0).value';
    await issued(runtime, { caseId: own, template });
    await issued(runtime, { caseId: broken, template: '#no-such-function()' });
    await turn(runtime, unsigned);
    const { pages } = await database.asOwner((tx) =>
      tx.one<{ pages: number }>(sql`select page_count as pages from results.result where case_id = ${own}`),
    );
    assert.equal(pages, 2);
    assert.equal((await find(broken))?.state, 'drawing', 'one that cannot be drawn does not stop the others');
    assert.equal((await why(broken)).fault, 'fault');
  });

  it('cannot be turned into instructions by what people wrote', async () => {
    const runtime = testRuntime(database, morning);
    const caseId = randomUUID();
    await issued(runtime, { caseId, lines: [{ label: '#panic("x")', value: '#read("/etc/passwd") $x$ *đậm*' }] });
    await turn(runtime, unsigned);
    assert.equal((await find(caseId))?.state, 'ready');
  });
});
