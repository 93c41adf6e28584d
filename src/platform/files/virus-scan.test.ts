import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { startClamdStandIn } from '../../../sandbox/clamd-stand-in.ts';
import { createClamdScanner, testFileScanner } from './virus-scan.ts';

const standIn = await startClamdStandIn('a-virus');
const scanner = createClamdScanner({ address: standIn.address });
const hasty = createClamdScanner({ address: standIn.address, timeoutMs: 300 });
const bytes = (text: string) => new TextEncoder().encode(text);
// Put together here, so that no scanner takes this test for the file itself.
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const down = { kind: 'unavailable', key: 'platform.file-scan-down' };

after(() => standIn.close());

describe('the scanner that is always there', () => {
  it('finds the test virus, also in the middle of a picture, and nothing else', async () => {
    assert.equal(await testFileScanner.scan(bytes(eicar)), 'EICAR');
    assert.equal(await testFileScanner.scan(bytes(`${'x'.repeat(5_000)}${eicar}${'y'.repeat(300)}`)), 'EICAR');
    assert.equal(await testFileScanner.scan(bytes(eicar.slice(0, -1))), undefined);
  });
});

describe('a ClamAV daemon', () => {
  it('finds what it knows and lets the rest through, whatever its size', async () => {
    assert.equal(await scanner.scan(bytes('an honest paper')), undefined);
    assert.equal(await scanner.scan(bytes('… a-virus …')), 'Stand.In.Virus');
    const large = new Uint8Array(3 * 1024 * 1024 + 7);
    assert.equal(await scanner.scan(large), undefined);
    assert.equal(standIn.scanned.at(-1), large.length);
    assert.equal(await scanner.scan(new Uint8Array()), undefined);
  });

  it('is not asked about the test virus: that is known anyway', async () => {
    const before = standIn.scanned.length;
    assert.equal(await scanner.scan(bytes(eicar)), 'EICAR');
    assert.equal(standIn.scanned.length, before);
  });

  for (const fault of ['silent', 'cut', 'too-large', 'nonsense'] as const)
    it(`that is ${fault} never counts as "clean"`, async () => {
      standIn.fail(fault);
      await assert.rejects(hasty.scan(bytes('an honest paper')), down);
      standIn.fail('none');
      assert.equal(await scanner.scan(bytes('an honest paper')), undefined);
    });

  it('that is not there refuses the file', async () => {
    const other = await startClamdStandIn();
    await other.close();
    await assert.rejects(createClamdScanner({ address: other.address }).scan(bytes('x')), down);
    await assert.rejects(createClamdScanner({ address: 'unix:/nowhere/clamd.sock' }).scan(bytes('x')), down);
  });
});
