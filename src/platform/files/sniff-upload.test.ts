import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sniffUpload } from './sniff-upload.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const pdf = encode('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

describe('an uploaded file', () => {
  it('is known by its first bytes', async () => {
    assert.deepEqual(await sniffUpload({ fileName: 'Đơn.PDF', bytes: pdf }, 1), {
      mediaType: 'application/pdf',
      extension: 'pdf',
    });
    assert.equal((await sniffUpload({ fileName: 'anh.chup.png', bytes: png }, 1)).mediaType, 'image/png');
    for (const fileName of ['a.jpg', 'a.jpeg'])
      assert.equal((await sniffUpload({ fileName, bytes: jpeg }, 1)).mediaType, 'image/jpeg');
  });

  it('is refused when it is empty', async () => {
    await assert.rejects(sniffUpload({ fileName: 'a.pdf', bytes: new Uint8Array() }, 1), {
      kind: 'invalid',
      key: 'platform.file-empty',
    });
  });

  it('may be exactly as large as the limit and not one byte more', async () => {
    const full = new Uint8Array(1024 * 1024);
    full.set(pdf);
    assert.equal((await sniffUpload({ fileName: 'a.pdf', bytes: full }, 1)).extension, 'pdf');
    await assert.rejects(sniffUpload({ fileName: 'a.pdf', bytes: new Uint8Array(1024 * 1024 + 1) }, 1), {
      kind: 'too-large',
      key: 'platform.file-too-large',
      params: { name: 'a.pdf', limit: 1 },
    });
  });

  it('is refused when it is of a kind that we do not take, whatever its name says', async () => {
    const html = encode('<!doctype html><script>alert(1)</script>');
    const zip = Buffer.from('504b0304140000000000', 'hex');
    for (const bytes of [html, zip, encode('MZ\u0000\u0000'), encode('<svg xmlns="http://www.w3.org/2000/svg"/>')])
      await assert.rejects(sniffUpload({ fileName: 'a.pdf', bytes }, 1), { key: 'platform.file-type-refused' });
  });

  it('is refused when its name says another kind', async () => {
    await assert.rejects(sniffUpload({ fileName: 'a.jpg', bytes: png }, 1), {
      key: 'platform.file-type-differs',
      params: { name: 'a.jpg', said: 'jpg', found: 'png' },
    });
    await assert.rejects(sniffUpload({ fileName: 'pdf', bytes: png }, 1), { key: 'platform.file-type-differs' });
  });
});
