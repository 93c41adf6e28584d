import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { execute } from '#platform/command';
import { sql } from '#platform/db';
import type { Refusal } from '#platform/errors';
import {
  amendStatement,
  approveStatement,
  attachEvidence,
  returnStatement,
  stateFigures,
  submitStatement,
  takeBackStatement,
  withdrawStatement,
  writeForVillage,
} from '../index.ts';
import { good, openStatementDesk, refused, tax } from './testing.ts';

const desk = await openStatementDesk('2023-12-10T09:00');
const { database, runtime, specialist, head, stranger, leader, run, show, target, opened, stated, declared } = desk;
const colleague = await desk.anOfficer(tax, 'specialist');

describe('a form', () => {
  it('is not taken with numbers that cannot be read; nothing of it is saved, and each box is told', async () => {
    const form = await opened('2023-10-15');
    const values = [
      { code: 'tax.accounts.year', numerator: '4.910' },
      { code: 'tax.mobile_payments.year', numerator: '85/98%', denominator: '-1' },
    ];
    await assert.rejects(run(stateFigures, specialist, { ...(await target(form)), values }), (error: Refusal) => {
      assert.deepEqual(
        error.fields.map((f) => [f.field, f.key]),
        [
          ['tax.mobile_payments.year.numerator', 'indicators.statement.number.two-numbers'],
          ['tax.mobile_payments.year.denominator', 'indicators.statement.number.negative'],
        ],
      );
      return true;
    });
    assert.equal((await show(form)).lines.find((l) => l.definition.code === 'tax.accounts.year')?.stated, null);
    await assert.rejects(
      run(submitStatement, specialist, await target(form)),
      refused('indicators.statement.numbers-missing'),
    );
  });

  it('is sent back with a remark, put right and approved; who wrote it cannot approve it', async () => {
    const form = await opened('2023-10-15');
    await stated(form);
    await run(takeBackStatement, specialist, await target(form));
    await run(submitStatement, specialist, await target(form));
    await assert.rejects(
      run(submitStatement, specialist, await target(form)),
      refused('indicators.statement.act-not-possible'),
    );
    const remark = 'Đề nghị rà lại số tài khoản';
    await run(returnStatement, head, { ...(await target(form, head)), remark });
    assert.equal((await show(form)).statement.remark, remark);
    // The head corrects a number with their own hand: then somebody else must approve.
    await run(stateFigures, head, {
      ...(await target(form, head)),
      values: [{ code: 'tax.accounts.year', numerator: 4900 }],
    });
    await run(submitStatement, specialist, await target(form));
    await assert.rejects(
      run(approveStatement, head, await target(form, head)),
      refused('indicators.statement.four-eyes'),
    );
    assert.equal((await show(form, head)).may.fourEyes, true);
    await run(approveStatement, leader, await target(form, leader));
    assert.equal((await declared('2023-10-31')).get('tax.accounts.year')?.numerator, 4900);
    const later = await opened('2023-11-15');
    await stated(later);
    await run(approveStatement, head, await target(later, head));
    assert.equal((await declared('2023-11-30')).get('tax.accounts.year')?.numerator, 4910, 'the later period counts');
    assert.equal((await declared('2023-11-29')).get('tax.accounts.year')?.numerator, 4900);
  });

  it('belongs to its unit: others can neither write, approve nor see it before it is approved', async () => {
    const form = await opened('2023-09-15');
    const input = await target(form);
    await assert.rejects(run(submitStatement, stranger, input), refused('indicators.statement.not-found'));
    await assert.rejects(run(approveStatement, stranger, input), refused('indicators.statement.not-found'));
    await assert.rejects(show(form, stranger), refused('indicators.statement.not-found'));
  });

  it('is written by one of two officers; the other is told to look again', async () => {
    const form = await opened('2023-09-15');
    const input = await target(form);
    const values = (numerator: number) => [{ code: 'tax.accounts.year', numerator }];
    const both = await Promise.allSettled([
      run(stateFigures, specialist, { ...input, values: values(1) }),
      run(stateFigures, colleague, { ...input, values: values(2) }),
    ]);
    assert.equal(both.filter((b) => b.status === 'fulfilled').length, 1);
    const lost = both.find((b) => b.status === 'rejected');
    assert.equal(((lost as PromiseRejectedResult).reason as Refusal).key, 'indicators.statement.stale');
  });

  it('is done once, however often the same request arrives', async () => {
    const form = await opened('2023-08-15');
    const request = { actor: specialist, key: 'once', input: { ...(await target(form)), values: good } };
    await execute(runtime, stateFigures, request);
    await execute(runtime, stateFigures, request);
    assert.equal((await show(form)).events.filter((e) => e.act === 'save').length, 1);
    const audit = await database.asOwner((tx) =>
      tx.rows<{
        action: string;
        agency: string;
      }>(sql`select action, detail ->> 'agency' as agency from platform.audit_entry
        where detail ->> 'statement' = ${form}`),
    );
    assert.deepEqual(audit, [{ action: 'indicators.state-figures', agency: tax }]);
  });

  it('cannot be sent before its period has ended', async () => {
    const form = await opened('2023-12-31');
    await run(stateFigures, specialist, { ...(await target(form)), values: good });
    await assert.rejects(
      run(submitStatement, specialist, await target(form)),
      refused('indicators.statement.period-runs'),
    );
  });

  it('can be written by an officer above who says who gave the numbers', async () => {
    const form = await opened('2023-08-15');
    const values = [{ code: 'tax.accounts.year', numerator: 7 }];
    await assert.rejects(
      run(stateFigures, leader, { ...(await target(form, leader)), values }),
      refused('indicators.statement.told-by-needed'),
    );
    await run(stateFigures, leader, { ...(await target(form, leader)), values, toldBy: 'Cục Thuế, qua điện thoại' });
    assert.equal((await show(form)).statement.toldBy, 'Cục Thuế, qua điện thoại');
  });

  it('adds up what is written for villages, and keeps who told it', async () => {
    const form = await opened('2023-07-15');
    const village = async (name: string, number: string, code = 'tax.accounts.year') =>
      run(writeForVillage, specialist, { ...(await target(form)), code, village: name, number, toldBy: 'Trưởng thôn' });
    await village('Thôn 3', '1.200');
    await village("Bon Bu N'Drung", '34');
    await village('Thôn 3', '1.000');
    const line = (await show(form)).lines.find((l) => l.definition.code === 'tax.accounts.year');
    assert.equal(line?.stated?.numerator, 1034);
    assert.equal(line?.villages.length, 2);
    await run(stateFigures, specialist, {
      ...(await target(form)),
      values: [{ code: 'tax.accounts.year', numerator: 5 }],
    });
    assert.equal((await show(form)).lines.find((l) => l.villages.length > 0)?.stated?.numerator, 1034);
    await assert.rejects(village('', '', 'tax.accounts.year'), (error: Refusal) => {
      assert.deepEqual(error.fields.map((f) => f.field).sort(), ['number', 'village']);
      return true;
    });
    await assert.rejects(village('Thôn 4', '1', 'tax.personal_accounts'), refused('indicators.statement.no-villages'));
  });

  it('carries documents, and a correction of it carries them too until it is given up', async () => {
    const form = await opened('2023-06-15');
    const bytes = new TextEncoder().encode('%PDF-1.4 bảng số liệu');
    const file = {
      fileHash: await runtime.files.put(bytes),
      fileName: 'bảng.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 9,
    };
    await run(attachEvidence, specialist, { ...(await target(form)), file });
    await stated(form);
    await run(approveStatement, head, await target(form, head));
    const figure = (await declared('2023-06-30')).get('tax.accounts.year');
    assert.deepEqual(figure?.evidence, [{ fileHash: file.fileHash, name: 'bảng.pdf' }]);
    const { statementId } = await run(amendStatement, specialist, {
      statementId: form,
      reason: 'Nhầm',
    });
    assert.equal((await show(statementId)).files.length, 1);
    assert.equal((await show(form)).may.readFiles, true);
    assert.equal((await show(form, stranger)).may.readFiles, false, 'others see the numbers, not the documents');
    await run(withdrawStatement, specialist, await target(statementId));
    assert.equal((await show(form)).may.amend, true);
    assert.equal((await declared('2023-06-30')).get('tax.accounts.year')?.statementId, form);
  });
});
