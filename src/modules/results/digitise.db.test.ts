import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { zipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { populationModule } from '#population';
import { aPerson } from '#population/testing';
import { applyProvincePack, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { importBatchesTask } from './campaign/import-task.ts';
import { drawDocumentsTask } from './drawing/draw-task.ts';
import {
  addScanPages,
  decideBatch,
  filesInArchive,
  finishScan,
  judgeBatchRow,
  myResults,
  openBatch,
  openScan,
  orderScanPages,
  picturesOf,
  prepareDocument,
  readBatchManifest,
  resultsModule,
  sampleBatch,
  showBatch,
  showScan,
  takeBatchFiles,
} from './index.ts';
import { agencyCode, aHolder, anOfficer, greyJpeg, testRuntime } from './testing.ts';

const { database } = await withTestDatabase(
  [territoryModule, populationModule, resultsModule].map((m) => ({ module: m.name, folder: m.sqlFolder })),
);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));
const runtime = testRuntime(database, '2023-12-18T09:00');
const desk = anOfficer(agencyCode, 'receiving-officer');
const refusedWith = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;
const sharp = greyJpeg(1654, 2339);
const blurred = greyJpeg(1240, 1754);

async function pictures(bytes: Uint8Array, mediaType: string) {
  const fileHash = await runtime.files.put(bytes);
  return picturesOf(runtime, { fileHash, mediaType, sizeBytes: bytes.length });
}

async function scannerPdf(...pages: Uint8Array[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const bytes of pages) {
    const page = pdf.addPage([595.28, 841.89]);
    page.drawImage(await pdf.embedJpg(new Uint8Array(bytes)), { x: 0, y: 0, width: 595.28, height: 841.89 });
  }
  return pdf.save();
}

describe('digitising one paper', () => {
  const facts = {
    kind: 'paper',
    agencyCode,
    procedureCode: 'permanent-residence',
    title: 'Giấy tờ nhà',
    number: null,
  } as const;
  const open = (more: object = {}, actor = desk) =>
    execute(runtime, openScan, {
      actor,
      input: {
        ...facts,
        issuedOn: null,
        validTo: null,
        paperSize: 'a4',
        paperPages: 2,
        notePages: 0,
        ...more,
      } as never,
    });
  const add = async (scanId: string, bytes: Uint8Array, mediaType = 'image/jpeg') =>
    execute(runtime, addScanPages, { actor: desk, input: { scanId, pages: await pictures(bytes, mediaType) } });
  const show = (scanId: string) => ask(runtime, showScan, { actor: desk, input: { scanId }, purpose: 'số hóa' });
  const finish = async (scanId: string, actor: Actor = desk) => {
    const { scan } = await show(scanId);
    return execute(runtime, finishScan, { actor, input: { scanId, version: scan.version } });
  };

  it('makes one PDF of the pages in their order, and tells the case', async () => {
    const caseId = randomUUID();
    const { scanId } = await open({ caseId, paperCode: 'lawful-dwelling' });
    await add(scanId, sharp);
    await add(scanId, greyJpeg(2400, 1700));
    const { scan, pages } = await show(scanId);
    const pageIds = pages.map((p) => p.id).reverse();
    await execute(runtime, orderScanPages, { actor: desk, input: { scanId, version: scan.version, pageIds } });
    const { fileHash } = await finish(scanId);
    const pdf = await PDFDocument.load(runtime.kept.get(fileHash) ?? new Uint8Array());
    const sizes = pdf.getPages().map((p) => (p.getWidth() > p.getHeight() ? 'lying' : 'upright'));
    assert.deepEqual(sizes, ['lying', 'upright']);
    const told = await database.asOwner((tx) =>
      tx.one<{ payload: { paperCode: string } }>(sql`select payload from platform.outbox_message
        where name = 'results.paper-digitised.v1' and payload ->> 'caseId' = ${caseId}`),
    );
    assert.equal(told.payload.paperCode, 'lawful-dwelling');
  });

  it('refuses when pages are missing, too many or blurred, and says which', async () => {
    const { scanId } = await open();
    await add(scanId, sharp);
    await assert.rejects(finish(scanId), refusedWith('results.page-count-differs'));
    await add(scanId, blurred);
    await assert.rejects(finish(scanId), (error) => error instanceof Refusal && error.params['page'] === 2);
    await add(scanId, sharp);
    await assert.rejects(finish(scanId), refusedWith('results.page-count-differs'));
  });

  it('takes a scanner’s PDF apart, and refuses one without pictures', async () => {
    const { scanId } = await open();
    await add(scanId, await scannerPdf(sharp, sharp), 'application/pdf');
    assert.equal((await show(scanId)).pages.length, 2);
    await finish(scanId);
    const text = await PDFDocument.create();
    text.addPage();
    await assert.rejects(pictures(await text.save(), 'application/pdf'), refusedWith('results.pdf-without-pictures'));
    await assert.rejects(
      pictures(Buffer.from('%PDF-1.7 rubbish'), 'application/pdf'),
      refusedWith('results.pdf-unreadable'),
    );
  });

  it('puts a result into its holder’s vault, once, and only while it is in force', async () => {
    const person = await aPerson(database);
    const result = { kind: 'result', holderId: person.id, number: '05/2019', issuedOn: '2019-05-06', paperPages: 1 };
    await assert.rejects(open({ ...result, validTo: '2023-12-17' }), refusedWith('results.no-longer-valid'));
    await assert.rejects(open({ ...result, holderId: randomUUID() }), refusedWith('results.holder-unknown'));
    const digitise = async () => {
      const { scanId } = await open(result);
      await add(scanId, sharp);
      return finish(scanId);
    };
    await digitise();
    await drawDocumentsTask(() => ({ signing: undefined, trusted: [], verifyUrl: 'https://x.example/verify' })).run(
      runtime,
    );
    const [held] = await ask(runtime, myResults, { actor: aHolder(person.id), input: {} });
    assert.equal(held?.number, '05/2019');
    assert.equal(held?.origin, 'digitised');
    assert.ok(held?.fileHash);
    await assert.rejects(digitise(), refusedWith('results.digitised-already'));
  });

  it('is for the desk of that agency', async () => {
    const { scanId } = await open();
    const stranger = anOfficer('H98.20.03', 'receiving-officer');
    await assert.rejects(finish(scanId, stranger), refusedWith('results.scan-not-found'));
    await assert.rejects(open({}, stranger), refusedWith('results.not-your-agency'));
  });
});

describe('a campaign of old results', async () => {
  const head = ['Số', 'Ngày cấp', 'Số định danh', 'Họ và tên', 'Tệp', 'Số trang'];
  const people = await Promise.all(Array.from({ length: 3 }, () => aPerson(database)));
  const line = (i: number, over: Record<number, string> = {}) => {
    const person = people[i % people.length];
    const cells = [`${i}/2018`, '06/05/2018', person?.personalNumber ?? '', person?.fullName ?? '', `so-${i}.jpg`, '1'];
    return cells.map((cell, column) => over[column] ?? cell);
  };
  const checker = anOfficer(agencyCode, 'specialist');
  const ground = { ...runtime, limitMb: 20, agency: 'Công an xã', now: new Date('2023-12-18T02:00:00Z') };
  const act = <I, O>(head_: { name: string }, input: I, actor: Actor = desk) =>
    execute(runtime, head_ as never, { actor, input: input as never }) as Promise<O>;
  const start = () =>
    act<object, { batchId: string }>(openBatch, {
      agencyCode,
      procedureCode: 'permanent-residence',
      name: 'Sổ năm 2018',
    });
  const manifest = (batchId: string, ...lines: string[][]) =>
    act<object, { lines: number; faulty: number }>(readBatchManifest, { batchId, cells: [head, ...lines] });
  async function send(batchId: string, files: Record<string, Uint8Array>) {
    const prepared = [];
    for (const file of filesInArchive(zipSync(files))) prepared.push(await prepareDocument(ground, file));
    return act<object, { matched: number; unknown: string[] }>(takeBatchFiles, { batchId, files: prepared });
  }
  const show = (batchId: string, list: 'faulty' | 'waiting' | 'ready' | 'imported' | 'sample') =>
    ask(runtime, showBatch, { actor: checker, input: { batchId, list }, purpose: 'số hóa' });
  async function judge(batchId: string, verdict: 'good' | 'bad') {
    const { rows } = await show(batchId, 'sample');
    for (const { id } of rows) await act(judgeBatchRow, { batchId, rowId: id, verdict, note: 'mờ' }, checker);
    return act<object, { accepted: boolean }>(decideBatch, { batchId }, checker);
  }

  it('tells row by row what is wrong, takes the good ones whole, and goes on later', async () => {
    const { batchId } = await start();
    const broken = line(3, { 2: '67090000001' });
    const strange = line(2, { 3: 'Trần Văn Khác' });
    assert.deepEqual(await manifest(batchId, line(1), strange, broken), { lines: 3, faulty: 2 });
    const taken = await send(batchId, { 'thư mục/SO-1.jpg': sharp, 'la.jpg': sharp });
    assert.deepEqual(taken, { matched: 1, unknown: ['la.jpg'] });
    await act(sampleBatch, { batchId });
    assert.deepEqual(await judge(batchId, 'good'), { accepted: true });
    await importBatchesTask.run(runtime);
    let { counts, batch } = await show(batchId, 'imported');
    assert.deepEqual([counts.imported, counts.faulty, batch.state], [1, 2, 'filling']);

    // The corrected manifest is read again: what is in stays in, the rest is mended.
    await manifest(batchId, line(1), line(2), line(3));
    await send(batchId, { 'so-2.jpg': sharp, 'so-3.jpg': sharp });
    await act(sampleBatch, { batchId });
    await judge(batchId, 'good');
    await importBatchesTask.run(runtime);
    ({ counts, batch } = await show(batchId, 'imported'));
    assert.deepEqual([counts.imported, counts.faulty, batch.state], [3, 0, 'done']);
    const held = await ask(runtime, myResults, { actor: aHolder(people[1]?.id), input: {} });
    assert.deepEqual(
      held.map((r) => r.number),
      ['1/2018'],
    );
  });

  it('names on its row a file that is blurred, a virus, no document, or has other pages than the manifest says', async () => {
    const { batchId } = await start();
    const lines = [11, 12, 13, 14, 15].map((i) => line(i));
    await manifest(batchId, ...lines, line(16, { 4: 'hai-trang.pdf' }));
    await send(batchId, {
      'so-11.jpg': blurred,
      'so-12.jpg': Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'),
      'so-13.jpg': Buffer.from('chỉ là chữ'),
      'so-14.jpg': sharp,
      'hai-trang.pdf': await scannerPdf(sharp, sharp),
    });
    const { rows, counts } = await show(batchId, 'faulty');
    assert.deepEqual(
      rows.map((r) => [r.line, r.fileFaults[0]?.key.startsWith('platform.file-') ? 'file' : r.fileFaults[0]?.key]),
      [
        [2, 'results.page-blurred'],
        [3, 'file'],
        [4, 'file'],
        [7, 'results.page-count-differs'],
      ],
    );
    assert.deepEqual([counts.ready, counts.waiting], [1, 1]);
    await send(batchId, { 'so-11.jpg': sharp });
    assert.equal((await show(batchId, 'faulty')).counts.ready, 2, 'a better file takes its place');
  });

  it('goes back when the sample is bad; what was bad must be scanned again', async () => {
    const { batchId } = await start();
    await manifest(batchId, line(21), line(22));
    await send(batchId, { 'so-21.jpg': sharp, 'so-22.jpg': sharp });
    await act(sampleBatch, { batchId });
    await assert.rejects(send(batchId, { 'so-21.jpg': sharp }), refusedWith('results.batch-moved-on'));
    const { rows } = await show(batchId, 'sample');
    const rowId = rows[0]?.id ?? '';
    await assert.rejects(
      act(judgeBatchRow, { batchId, rowId, verdict: 'good' }),
      refusedWith('results.judge-is-filler'),
    );
    await assert.rejects(act(decideBatch, { batchId }, checker), refusedWith('results.sample-unfinished'));
    assert.deepEqual(await judge(batchId, 'bad'), { accepted: false });
    const { counts, batch } = await show(batchId, 'faulty');
    assert.deepEqual([batch.state, counts.faulty, counts.ready], ['filling', 2, 0]);
  });

  it('does not bring in twice what another batch has brought', async () => {
    const { batchId } = await start();
    assert.deepEqual(await manifest(batchId, line(1)), { lines: 1, faulty: 1 });
  });

  it('keeps a PDF of text byte for byte', async () => {
    const text = await PDFDocument.create();
    text.addPage().drawText('Quyet dinh so 1');
    const bytes = await text.save({ useObjectStreams: false });
    const prepared = await prepareDocument(ground, { name: 'qd.pdf', bytes });
    assert.deepEqual([prepared.faults, prepared.pageCount, prepared.pdfA], [[], 1, null]);
    assert.ok(Buffer.from(runtime.kept.get(prepared.fileHash ?? '') ?? []).equals(Buffer.from(bytes)));
  });

  it('does not unpack an archive that hides something huge', () => {
    const bomb = Buffer.from(zipSync({ 'a.pdf': new Uint8Array(10) }));
    bomb.writeUInt32LE(310 * 1024 * 1024, bomb.indexOf('PK\x01\x02') + 24); // what its directory says of the size
    assert.throws(() => filesInArchive(bomb), refusedWith('results.archive-too-large'));
    assert.throws(() => filesInArchive(Buffer.from('PK rubbish')), refusedWith('results.archive-unreadable'));
  });
});
