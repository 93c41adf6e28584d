import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Refusal } from '#platform/errors';
import { startS3StandIn } from '../../../sandbox/s3-stand-in.ts';
import { hashOf } from './file-store.ts';
import { createS3FileStore } from './s3-file-store.ts';

const standIn = await startS3StandIn();
const settings = { ...standIn, bucket: 'da06', timeoutMs: 3_000 };
const store = createS3FileStore(settings);
const bytes = new TextEncoder().encode('Đơn xác nhận số CMND');
const down = (error: Refusal) => error.kind === 'unavailable' && error.key === 'platform.file-store-down';

after(() => standIn.close());

describe('a file in an S3-compatible store', () => {
  it('comes back as it was, and the same bytes lie there once', async () => {
    const hash = await store.put(bytes);
    assert.equal(hash, hashOf(bytes));
    assert.equal(await store.put(bytes), hash);
    assert.deepEqual(await store.get(hash), bytes);
    assert.deepEqual([...standIn.objects.keys()], [`/da06/${hash.slice(0, 2)}/${hash}`]);
  });

  it('is missing when it was never stored, and a broken hash is not even asked for', async () => {
    await assert.rejects(store.get('0'.repeat(64)), { kind: 'not-found', key: 'platform.file-missing' });
    const before = standIn.requests.length;
    await assert.rejects(store.get('../../secret'), { kind: 'not-found', key: 'platform.file-missing' });
    assert.equal(standIn.requests.length, before);
  });

  it('is refused when its bytes no longer fit their hash', async () => {
    const hash = await store.put(bytes);
    standIn.fail('corrupt');
    await assert.rejects(store.get(hash), { kind: 'unavailable', key: 'platform.file-missing' });
    standIn.fail('none');
  });
});

describe('an S3-compatible store in trouble', () => {
  it('is refused as "down" when the keys do not fit', async () => {
    await assert.rejects(createS3FileStore({ ...settings, secretKey: 'wrong' }).put(bytes), down);
    assert.match(standIn.requests.at(-1) ?? '', /^PUT .* 403$/);
  });

  it('answers 500: asked three times, then refused as "down" within a second', async () => {
    standIn.fail('error');
    const [requests, started] = [standIn.requests.length, Date.now()];
    await assert.rejects(store.put(bytes), down);
    assert.equal(standIn.requests.length - requests, 3);
    assert.ok(Date.now() - started < 1_000);
    standIn.fail('none');
  });

  it('is slow: given up after the longest time', async () => {
    standIn.fail('slow');
    await assert.rejects(createS3FileStore({ ...settings, timeoutMs: 100 }).put(bytes), down);
    standIn.fail('none');
  });

  it('breaks off in the middle of a file', async () => {
    const hash = await store.put(bytes);
    standIn.fail('cut');
    await assert.rejects(store.get(hash), down);
    standIn.fail('none');
  });

  it('is not there at all, and comes back', async () => {
    const other = await startS3StandIn();
    await other.close();
    await assert.rejects(createS3FileStore({ ...settings, ...other }).put(bytes), down);
    assert.equal(await store.put(bytes), hashOf(bytes));
  });
});
