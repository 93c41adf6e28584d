import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { renderPdf } from '#platform/documents';
import { createAuthority } from '../../../../sandbox/certificate-authority/authority.ts';
import { startSigningService } from '../../../../sandbox/certificate-authority/signing-service.ts';
import { checkPdfSignature } from './check-signature.ts';
import { createRemoteSigning } from './remote-signing.ts';
import { signPdf } from './sign-pdf.ts';
import { SigningFault } from './signing-service.ts';

const now = new Date('2023-12-18T09:00:00+07:00');
const standIn = await startSigningService({ now, names: () => 'Công an xã Đắk Wil' });
const trusted = [standIn.authority.root];
const service = createRemoteSigning({ url: standIn.url, token: standIn.token, patienceMs: 2_500 });
const drawn = await renderPdf('#set text(font: "Tinos", lang: "vi")\nQuyết định số 01\n#pagebreak()\nTrang hai', {});
async function sign(by = service, reason = 'Kết quả') {
  const credential = await by.credentialOf('H98.20.01', now);
  return { pdf: await signPdf(by, drawn, { credential, reason, at: now }), signer: credential.signer };
}
const folder = mkdtempSync(join(tmpdir(), 'da06-signing-'));
after(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => standIn.fail('none'));

describe('a signed document', () => {
  it('is found intact, with signer and time', async () => {
    const { pdf, signer } = await sign();
    assert.equal(signer, 'Công an xã Đắk Wil');
    assert.deepEqual(await checkPdfSignature(pdf, trusted), { state: 'intact', signer, at: now });
  });

  it('keeps the drawn bytes as they were and can still be read', async () => {
    const { pdf } = await sign();
    assert.ok(Buffer.from(pdf).subarray(0, drawn.length).equals(Buffer.from(drawn)));
    const read = await PDFDocument.load(pdf);
    assert.equal(read.getPageCount(), 2);
    assert.equal(read.getForm().getFields().length, 1);
  });

  it('has no signature before it is signed', async () => {
    assert.deepEqual(await checkPdfSignature(drawn, trusted), { state: 'none' });
  });

  it('is accepted by OpenSSL too', async () => {
    const { pdf } = await sign();
    const bytes = Buffer.from(pdf);
    const [, length = 0, from = 0] = (/\/ByteRange \[(\d+ \d+ \d+)/.exec(bytes.toString('latin1'))?.[1] ?? '')
      .split(' ')
      .map(Number);
    const hex = bytes.subarray(length + 1, from - 1).toString('latin1');
    const der = Buffer.from(hex, 'hex');
    writeFileSync(join(folder, 'cms.der'), der.subarray(0, 4 + der.readUInt16BE(2)));
    writeFileSync(join(folder, 'content'), Buffer.concat([bytes.subarray(0, length), bytes.subarray(from)]));
    writeFileSync(join(folder, 'root.pem'), standIn.authority.rootPem);
    const args = ['cms', '-verify', '-binary', '-cades', '-inform', 'DER', '-in', 'cms.der', '-content', 'content'];
    const more = ['-CAfile', 'root.pem', '-purpose', 'any', '-attime', String(now.getTime() / 1000), '-out', 'out'];
    execFileSync('openssl', [...args, ...more], { cwd: folder, stdio: 'pipe' });
  });
});

describe('tampering is noticed', () => {
  const broken = (why: string) => ({ state: 'broken', why });

  it('when any byte of the document changes', async () => {
    const { pdf } = await sign();
    for (const at of [20, Math.floor(drawn.length / 2), drawn.length - 30, drawn.length + 40]) {
      const changed = Buffer.from(pdf);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.deepEqual(await checkPdfSignature(changed, trusted), broken('changed'), `byte ${at}`);
    }
  });

  it('when something is added behind the signature', async () => {
    const { pdf } = await sign();
    const added = Buffer.concat([pdf, Buffer.from('\n5 0 obj\n<< >>\nendobj\n')]);
    assert.deepEqual(await checkPdfSignature(added, trusted), broken('changed'));
  });

  it('when the signature is another one', async () => {
    const { pdf } = await sign();
    const other = await sign(service, 'Khác');
    const hole = (bytes: Uint8Array) => Buffer.from(bytes).indexOf('/Contents <') + 10;
    const mixed = Buffer.from(pdf);
    Buffer.from(other.pdf).copy(mixed, hole(pdf), hole(other.pdf), hole(other.pdf) + 16_384);
    assert.deepEqual(await checkPdfSignature(mixed, trusted), broken('changed'));
  });

  it('when an authority of somebody else made the certificate', async () => {
    const { pdf } = await sign();
    const stranger = await createAuthority(now, 'CA thử nghiệm');
    assert.deepEqual(await checkPdfSignature(pdf, [stranger.root]), broken('untrusted'));
  });

  it('when the place of the signature holds rubbish', async () => {
    const { pdf } = await sign();
    const changed = Buffer.from(pdf);
    changed.fill('f', changed.indexOf('/Contents <') + 11, changed.indexOf('/Contents <') + 60);
    assert.equal((await checkPdfSignature(changed, trusted)).state, 'broken');
  });
});

describe('a signing service in trouble', () => {
  const troubles = {
    error: 'down',
    slow: 'down',
    expired: 'expired',
    'wrong-signature': 'unusable-answer',
    'not-json': 'unusable-answer',
    'unknown-key': 'no-credential',
  } as const;
  for (const [fault, trouble] of Object.entries(troubles)) {
    it(`${fault}: says ${trouble} and gives no document`, async () => {
      standIn.fail(fault as keyof typeof troubles);
      await assert.rejects(sign(), (error) => error instanceof SigningFault && error.trouble === trouble);
    });
  }

  it('refuses a wrong token', async () => {
    const stranger = createRemoteSigning({ url: standIn.url, token: 'wrong' });
    await assert.rejects(sign(stranger), (error) => error instanceof SigningFault && error.trouble === 'refused');
  });
});
