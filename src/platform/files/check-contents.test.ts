import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Refusal } from '#platform/errors';
import { checkContents, mostPixels } from './check-contents.ts';

/** A PNG that claims this size; its picture data are far too short, as those of a pixel bomb are. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(body.length + 8);
    frame.writeUInt32BE(data.length);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc32(body), body.length + 4);
    return frame;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(64))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

/** A JPEG frame of this size without a picture in it. */
function jpeg(width: number, height: number): Buffer {
  const sof = Buffer.from('ffc0001108000000000301220002110103110100', 'hex');
  sof.writeUInt16BE(height, 5);
  sof.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    sof,
    Buffer.from('ffda000c03010002110311003f00aabbccddffd9', 'hex'),
  ]);
}

const checkOf = (mediaType: string) => (bytes: Uint8Array) => checkContents(bytes, { name: 'a', mediaType });
const [checkPng, checkJpeg, checkPdf] = ['image/png', 'image/jpeg', 'application/pdf'].map(checkOf) as [
  (b: Uint8Array) => void,
  (b: Uint8Array) => void,
  (b: Uint8Array) => void,
];
const refused = (key: string) => ({ kind: 'invalid', key: `platform.${key}` });

describe('a picture', () => {
  it('of a telephone is taken', () => {
    checkPng(png(2480, 3508));
    checkJpeg(jpeg(9248, 6936));
  });

  it('of 10⁹ pixels is refused from its header, without decoding', () => {
    const bomb = png(40_000, 25_000);
    assert.ok(bomb.length < 200);
    const started = process.memoryUsage().rss;
    assert.throws(() => checkPng(bomb), refused('file-too-many-pixels'));
    assert.throws(() => checkJpeg(jpeg(65_000, 65_000)), refused('file-too-many-pixels'));
    assert.ok(process.memoryUsage().rss - started < 50_000_000);
  });

  it('may have exactly the limit and not one row more', () => {
    checkPng(png(mostPixels / 10_000, 10_000));
    assert.throws(() => checkPng(png(mostPixels / 10_000, 10_001)), refused('file-too-many-pixels'));
  });

  it('that is cut off, empty or of no size is refused as broken', () => {
    const whole = png(100, 100);
    assert.throws(() => checkPng(whole.subarray(0, whole.length - 8)), refused('file-broken'));
    assert.throws(() => checkPng(whole.subarray(0, 10)), refused('file-broken'));
    assert.throws(() => checkPng(png(0, 100)), refused('file-broken'));
    const photo = jpeg(100, 100);
    assert.throws(() => checkJpeg(photo.subarray(0, photo.length - 2)), refused('file-broken'));
  });

  it('may have a film behind it, as some telephones write', () => {
    checkJpeg(Buffer.concat([jpeg(100, 100), Buffer.alloc(5_000, 7)]));
  });
});

describe('a document', () => {
  const pdf = (trailer: string) => Buffer.from(`%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<${trailer}>>\n%%EOF\n`);
  it('is taken when it is whole and open', () => checkPdf(pdf('/Root 1 0 R')));
  it('that is cut off is refused', () =>
    assert.throws(() => checkPdf(pdf('').subarray(0, 30)), refused('file-broken')));
  it('with a password is refused: nobody at the desk could open it', () =>
    assert.throws(() => checkPdf(pdf('/Root 1 0 R /Encrypt 5 0 R')), refused('file-locked')));
});

describe('any bytes at all', () => {
  it('are taken or refused in words, never a fault', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('image/png', 'image/jpeg', 'application/pdf'),
        fc.constantFrom('89504e470d0a1a0a0000000d49484452', 'ffd8ffe0', 'ffd8ffc0', '255044462d', ''),
        (tail, mediaType, head) => {
          try {
            checkContents(Buffer.concat([Buffer.from(head, 'hex'), tail]), { name: 'a', mediaType });
          } catch (error) {
            assert.ok(error instanceof Refusal, String(error));
          }
        },
      ),
    );
  });
});
