import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Actor, ask, execute, type Runtime } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { hashOf } from '#platform/files';
import { takeTurn } from '#platform/jobs';
import {
  chunkBytes,
  discardDraft,
  finishUpload,
  showDraft,
  showUpload,
  startDraft,
  startUpload,
  takeChunk,
} from '../index.ts';
import { caseSources, openDesk, policeCode, procedureCode } from '../testing.ts';
import { sweepUploads } from './sweep-uploads.ts';

const { database } = await withTestDatabase(caseSources);
const desk = await openDesk(database, '2023-12-18T08:00');
/** A file store whose files can be counted and removed. */
const kept = new Map<string, Uint8Array>();
const runtime: Runtime = {
  ...desk.runtime,
  files: {
    put: async (bytes) => {
      kept.set(hashOf(bytes), bytes);
      return hashOf(bytes);
    },
    get: async (hash) => kept.get(hash) ?? Promise.reject(new Error(`no file ${hash}`)),
    remove: async (hash) => void kept.delete(hash),
  },
};
const limitMb = 1;
const citizen = await desk.aCitizen();
const paperCode = 'lawful-dwelling';

/** A PDF of about this size; different each time. */
let serial = 0;
function pdf(size: number): Buffer {
  serial += 1;
  const body = Buffer.alloc(Math.max(0, size - 40), serial % 251);
  return Buffer.concat([Buffer.from(`%PDF-1.7\n${serial}\n`), body, Buffer.from('\ntrailer <<>>\n%%EOF\n')]);
}

async function aDraft(actor: Actor = citizen): Promise<string> {
  return (await execute(runtime, startDraft, { actor, input: { procedureCode } })).draftId;
}

async function begin(draftId: string, file: Uint8Array, more: { actor?: Actor; fileName?: string } = {}) {
  const input = {
    draftId,
    paperCode,
    fileName: more.fileName ?? 'giấy tờ nhà.pdf',
    sizeBytes: file.length,
    fileKey: hashOf(file),
  };
  return execute(runtime, startUpload, { actor: more.actor ?? citizen, input });
}

async function sendRest(uploadId: string, file: Uint8Array, from: number, piece = chunkBytes, upTo = file.length) {
  let at = from;
  while (at < upTo) {
    const bytes = file.subarray(at, Math.min(at + piece, upTo));
    ({ receivedBytes: at } = await takeChunk(runtime, { actor: citizen, uploadId, startAt: at, bytes }));
  }
}

const finish = (uploadId: string, actor = citizen) => finishUpload(runtime, { actor, uploadId, limitMb });
const papersOf = async (draftId: string) =>
  (await ask(runtime, showDraft, { actor: citizen, input: { draftId } })).papers;

describe('a file in pieces', () => {
  it('arrives as it was, however it is cut', { timeout: 60_000 }, async () => {
    const draftId = await aDraft();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 60, max: 3_000 }), fc.integer({ min: 1, max: 900 }), async (size, piece) => {
        const file = pdf(size);
        const { uploadId } = await begin(draftId, file);
        await sendRest(uploadId, file, 0, piece);
        const { paperId } = await finish(uploadId);
        const paper = (await papersOf(draftId)).find((p) => p.id === paperId);
        assert.equal(paper?.fileHash, hashOf(file));
        assert.deepEqual(Buffer.from(await runtime.files.get(paper?.fileHash ?? '')), file);
      }),
      { numRuns: 12 },
    );
  });

  it('goes on where it broke off when the same file is chosen again, and begins anew for another', async () => {
    const draftId = await aDraft();
    const file = pdf(500_000);
    const first = await begin(draftId, file);
    assert.equal(first.receivedBytes, 0);
    await sendRest(first.uploadId, file, 0, 100_000, 300_000);
    const again = await begin(draftId, file);
    assert.deepEqual([again.uploadId, again.receivedBytes], [first.uploadId, 300_000]);
    const other = await begin(draftId, pdf(500_000));
    assert.notEqual(other.uploadId, first.uploadId);
    await sendRest(again.uploadId, file, again.receivedBytes);
    await finish(again.uploadId);
    assert.equal((await papersOf(draftId))[0]?.sizeBytes, file.length);
  });

  it('loses no piece and takes none twice when an answer is lost', async () => {
    const draftId = await aDraft();
    const file = pdf(3_000);
    const { uploadId } = await begin(draftId, file);
    const piece = { actor: citizen, uploadId, startAt: 0, bytes: file.subarray(0, 1_000) };
    await takeChunk(runtime, piece);
    await assert.rejects(takeChunk(runtime, piece), { kind: 'conflict', key: 'cases.upload-moved-on' });
    const input = { uploadId };
    assert.equal((await ask(runtime, showUpload, { actor: citizen, input })).receivedBytes, 1_000);
    // Two sendings of the same piece at once: one is taken.
    const next = { ...piece, startAt: 1_000, bytes: file.subarray(1_000, 2_000) };
    const both = await Promise.allSettled([takeChunk(runtime, next), takeChunk(runtime, next)]);
    assert.deepEqual(both.map((b) => b.status).sort(), ['fulfilled', 'rejected']);
    await assert.rejects(finish(uploadId), { key: 'cases.upload-not-whole' });
    await sendRest(uploadId, file, 2_000);
    await finish(uploadId);
    await assert.rejects(finish(uploadId), { kind: 'not-found', key: 'cases.upload-not-found' });
    assert.equal((await papersOf(draftId)).length, 1);
  });

  it('cannot be longer than it said, nor may a piece be larger than a piece', async () => {
    const draftId = await aDraft();
    const file = pdf(2_000);
    const { uploadId } = await begin(draftId, file);
    const send = (bytes: Uint8Array) => takeChunk(runtime, { actor: citizen, uploadId, startAt: 0, bytes });
    await assert.rejects(send(Buffer.alloc(file.length + 1)), { key: 'cases.upload-too-long' });
    await assert.rejects(send(new Uint8Array()), { key: 'cases.upload-too-long' });
    const large = await begin(draftId, pdf(chunkBytes * 2));
    const bytes = Buffer.alloc(chunkBytes + 1);
    await assert.rejects(takeChunk(runtime, { actor: citizen, uploadId: large.uploadId, startAt: 0, bytes }), {
      key: 'cases.upload-too-long',
    });
  });

  it('that is refused is given up and says why; when the scanner is down, its pieces stay', async () => {
    const draftId = await aDraft();
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
    const bad = Buffer.from(`%PDF-1.7\n${eicar}\n%%EOF\n`);
    const { uploadId } = await begin(draftId, bad);
    await sendRest(uploadId, bad, 0);
    await assert.rejects(finish(uploadId), { kind: 'invalid', key: 'platform.file-virus' });
    await assert.rejects(finish(uploadId), { key: 'cases.upload-not-found' });
    assert.equal(kept.has(hashOf(bad)), false, 'a harmful file was stored');

    const good = pdf(1_000);
    const second = await begin(draftId, good);
    await sendRest(second.uploadId, good, 0);
    const { Refusal } = await import('#platform/errors');
    const scanner = { scan: () => Promise.reject(new Refusal('unavailable', 'platform.file-scan-down')) };
    const at = { actor: citizen, uploadId: second.uploadId, limitMb };
    await assert.rejects(finishUpload({ ...runtime, scanner }, at), { key: 'platform.file-scan-down' });
    await finish(second.uploadId);
    assert.deepEqual(
      (await papersOf(draftId)).map((p) => p.fileHash),
      [hashOf(good)],
    );
  });
});

describe('whose upload it is', () => {
  it('decides before anything is stored', async () => {
    const stranger = await desk.aCitizen();
    const draftId = await aDraft();
    const file = pdf(1_000);
    await assert.rejects(begin(draftId, file, { actor: stranger }), {
      kind: 'not-found',
      key: 'cases.draft-not-found',
    });
    const { uploadId } = await begin(draftId, file);
    const before = kept.size;
    await assert.rejects(takeChunk(runtime, { actor: stranger, uploadId, startAt: 0, bytes: file }), {
      kind: 'not-found',
      key: 'cases.upload-not-found',
    });
    await sendRest(uploadId, file, 0);
    await assert.rejects(finish(uploadId, stranger), { key: 'cases.upload-not-found' });
    const officer = await desk.anOfficer(policeCode, 'receiving-officer');
    await assert.rejects(finish(uploadId, officer), { kind: 'forbidden' });
    assert.equal(kept.size, before + 1, "only the citizen's piece was stored");
  });

  it('does not reach papers that the procedure does not have, nor an endless number of uploads', async () => {
    const draftId = await aDraft();
    const input = { draftId, paperCode: 'no-such', fileName: 'a.pdf', sizeBytes: 9, fileKey: 'a' };
    await assert.rejects(execute(runtime, startUpload, { actor: citizen, input }), { key: 'cases.paper-not-found' });
    const other = await desk.aCitizen();
    const own = await aDraft(other);
    const start = (n: number) => begin(own, pdf(100 + n), { actor: other });
    for (let n = 0; n < 40; n += 1) await start(n);
    await assert.rejects(start(41), { kind: 'conflict', key: 'cases.too-many-uploads' });
  });
});

describe('files that nobody holds', () => {
  const sweep = () => sweepUploads.run(runtime);
  const age = () =>
    database.asOwner((tx) => tx.run(sql`update platform.loose_file set since_at = since_at - interval '2 days'`));

  it('are removed after a day: pieces, refused and detached files; what a draft or case holds stays', async () => {
    const draftId = await aDraft();
    const [whole, broken] = [pdf(2_000), pdf(5_000)];
    const first = await begin(draftId, whole);
    await sendRest(first.uploadId, whole, 0, 700);
    await finish(first.uploadId);
    const second = await begin(draftId, broken);
    await sendRest(second.uploadId, broken, 0, 1_000, 3_000);
    const size = kept.size;
    await sweep();
    assert.equal(kept.size, size, 'nothing goes within a day');

    await age();
    await sweep();
    assert.ok(kept.has(hashOf(whole)), 'a held file stays');
    // The pieces of the finished upload are gone, those of the one under way are not.
    const { receivedBytes } = await begin(draftId, broken);
    assert.equal(receivedBytes, 3_000);
    await sendRest(second.uploadId, broken, 3_000);
    await finish(second.uploadId);

    await execute(runtime, discardDraft, { actor: citizen, input: { draftId } });
    assert.ok(kept.has(hashOf(whole)));
    await age();
    await sweep();
    assert.ok(
      !kept.has(hashOf(whole)) && !kept.has(hashOf(broken)),
      'the files of a draft that was thrown away are gone',
    );
  });

  it('held by two records stays until both are gone', async () => {
    const [one, two] = [await aDraft(), await aDraft()];
    const file = pdf(800);
    for (const draftId of [one, two]) {
      const { uploadId } = await begin(draftId, file);
      await sendRest(uploadId, file, 0);
      await finish(uploadId);
    }
    await execute(runtime, discardDraft, { actor: citizen, input: { draftId: one } });
    await age();
    await sweep();
    assert.ok(kept.has(hashOf(file)));
    await execute(runtime, discardDraft, { actor: citizen, input: { draftId: two } });
    await age();
    await sweep();
    assert.ok(!kept.has(hashOf(file)));
  });

  it('an upload that nobody took up again for three days is given up', async () => {
    const draftId = await aDraft();
    const file = pdf(4_000);
    const { uploadId } = await begin(draftId, file);
    await sendRest(uploadId, file, 0, 1_000, 2_000);
    desk.at('2023-12-20T08:00');
    await takeTurn(runtime, sweepUploads);
    assert.equal((await begin(draftId, file)).receivedBytes, 2_000);
    desk.at('2023-12-24T08:01');
    await sweep();
    assert.equal((await begin(draftId, file)).receivedBytes, 0);
    desk.at('2023-12-18T08:00');
  });
});
