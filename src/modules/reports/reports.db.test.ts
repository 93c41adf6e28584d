import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDesk } from '#cases/testing';
import { definitions } from '#indicators';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { indicatorSources } from '../indicators/testing.ts';
import {
  addRemark,
  amendReport,
  askContribution,
  buildReport,
  freezeReport,
  giveReasons,
  myContributions,
  previewReport,
  renderReport,
  reportsModule,
  returnContribution,
  sendContribution,
  showReport,
  signReport,
  startReport,
  submitForReview,
  takeContribution,
  verifyFrozen,
  writeFrame,
  writeSection,
} from './index.ts';

const { database } = await withTestDatabase([
  ...indicatorSources,
  { module: reportsModule.name, folder: reportsModule.sqlFolder },
]);
const desk = await openDesk(database, '2023-12-18T08:00');
const { runtime } = desk;
const committee = 'H98';
const writer = await desk.anOfficer(committee, 'specialist');
const leader = await desk.anOfficer(committee, 'leader');
const police = await desk.anOfficer('H98.20', 'approver');
const refusedWith = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;

const view = (reportId: string, actor: Actor = writer) => ask(runtime, showReport, { actor, input: { reportId } });
const versionOf = async (reportId: string) => (await view(reportId)).report.version;

async function started(from: 'last' | 'outline' = 'outline'): Promise<string> {
  const input = { period: 'năm 2023', since: '2023-01-01', asOf: '2023-11-30', from } as const;
  return (await execute(runtime, startReport, { actor: writer, input })).reportId;
}

async function framed(reportId: string, number: string): Promise<void> {
  const { report } = await view(reportId);
  const { agency: _, ...head } = report.head;
  const input = {
    reportId,
    version: report.version,
    period: report.period,
    opening: report.opening,
    closing: report.closing,
    ...head,
    addressees: [...head.addressees],
    recipients: [...head.recipients],
    authority: [...head.authority],
    number,
    date: '2023-12-18',
    signer: 'Trần Văn B',
  };
  await execute(runtime, writeFrame, { actor: writer, input });
}

async function frozen(number: string): Promise<string> {
  const reportId = await started();
  await framed(reportId, number);
  await execute(runtime, submitForReview, { actor: writer, input: { reportId, version: await versionOf(reportId) } });
  const input = { reportId, version: await versionOf(reportId) };
  await execute(runtime, freezeReport, { actor: leader, input });
  return reportId;
}

describe('a draft', () => {
  it('has every figure of the definitions, with the values of its date or the word that there is none', async () => {
    const content = await database.read({ kind: 'system' }, (tx) =>
      buildReport(tx, { asOf: '2023-11-30', period: 'năm 2023' }),
    );
    assert.deepEqual(Object.keys(content.figures).toSorted(), definitions.map((d) => d.code).toSorted());
    const text = new TextDecoder().decode(await renderReport(content, 'md'));
    assert.match(text, /chưa có số liệu/);
    assert.match(text, /chưa phát sinh hồ sơ/);
  });

  it('takes text that names figures, and refuses typed numbers and figures that there are not', async () => {
    const reportId = await started();
    const write = (text: string, version = 1) =>
      execute(runtime, writeSection, {
        actor: writer,
        input: { reportId, code: 'governing', version, title: 'Chỉ đạo, điều hành', text },
      });
    await assert.rejects(write('Đã xử lý 1.250 hồ sơ.'), (e) => {
      assert.ok(e instanceof Refusal && e.fields[0]?.key === 'reports.text.typed-number');
      return true;
    });
    await assert.rejects(write('Đã xử lý {{no.such}}.'), refusedWith('reports.text.faulty'));
    await write(
      'Theo Quyết định số 06/QĐ-TTg ngày 06/01/2022, trong {{=25}} dịch vụ có {{essential.police.dossiers}}.',
    );
    await assert.rejects(write('Khác.', 1), refusedWith('reports.stale'));
    const { content } = await ask(runtime, previewReport, { actor: writer, input: { reportId } });
    assert.ok(content.figures['essential.police.dossiers']);
  });

  it('is closed to other agencies', async () => {
    const reportId = await started();
    await assert.rejects(view(reportId, police), refusedWith('reports.not-yours'));
    const input = { period: 'x', since: '2023-01-01', asOf: '2023-11-30', from: 'outline' } as const;
    await assert.rejects(execute(runtime, startReport, { actor: police, input }), refusedWith('reports.not-yours'));
  });
});

describe('a unit that is asked to contribute', () => {
  it('writes, is returned it with a remark, sends again, and its text goes into the section', async () => {
    const reportId = await started();
    const asked = { reportId, sectionCode: 'governing', agencyCode: 'H98.20', dueOn: '2023-12-20' };
    const { contributionId } = await execute(runtime, askContribution, { actor: writer, input: asked });
    await assert.rejects(
      execute(runtime, askContribution, { actor: writer, input: asked }),
      refusedWith('reports.asked-before'),
    );
    const [mine] = await ask(runtime, myContributions, { actor: police, input: {} });
    assert.equal(mine?.contribution.id, contributionId);
    const send = (text: string, version: number) =>
      execute(runtime, sendContribution, { actor: police, input: { contributionId, version, text } });
    await assert.rejects(send('Có 12 việc.', 1), refusedWith('reports.text.faulty'));
    await send('Đã cung cấp thông tin cho lãnh đạo.', 1);
    await execute(runtime, returnContribution, {
      actor: writer,
      input: { contributionId, version: 2, remark: 'Nêu rõ hơn' },
    });
    await send('- Đã cung cấp thông tin dân cư theo địa bàn cho lãnh đạo.', 3);
    await execute(runtime, takeContribution, { actor: writer, input: { contributionId, version: 4 } });
    const { sections, contributions } = await view(reportId);
    assert.match(
      sections.find((s) => s.code === 'governing')?.text ?? '',
      /\n- Đã cung cấp thông tin dân cư theo địa bàn/,
    );
    assert.equal(contributions[0]?.state, 'taken');
  });
});

describe('a frozen report', () => {
  it('needs number, date and signer, and keeps its values whatever comes after', async () => {
    const bare = await started();
    await execute(runtime, addRemark, {
      actor: leader,
      input: { reportId: bare, sectionCode: 'governing', text: 'Ngắn' },
    });
    await execute(runtime, submitForReview, { actor: writer, input: { reportId: bare, version: 1 } });
    await assert.rejects(
      execute(runtime, freezeReport, { actor: leader, input: { reportId: bare, version: 2 } }),
      refusedWith('reports.head-incomplete'),
    );
    const reportId = await frozen('11');
    const before = await ask(runtime, previewReport, { actor: writer, input: { reportId } });
    await database.asOwner((tx) => tx.run(sql`update reports.section set text = 'khác' where report_id = ${reportId}`));
    const after = await ask(runtime, previewReport, { actor: writer, input: { reportId } });
    assert.deepEqual(after.content, before.content);
    const input = { reportId, code: 'governing', version: 1, title: 'x', text: 'x' };
    await assert.rejects(
      execute(runtime, writeSection, { actor: writer, input }),
      refusedWith('reports.not-in-state.frozen'),
    );
  });

  it('comes out byte for byte, in a chain that shows whatever is changed behind its back', async () => {
    const reportId = await frozen('12');
    const verify = () => ask(runtime, verifyFrozen, { actor: leader, input: { reportId } });
    assert.deepEqual(await verify().then(({ changed, brokenAt }) => ({ changed, brokenAt })), {
      changed: [],
      brokenAt: null,
    });
    await assert.rejects(
      database.asOwner((tx) => tx.run(sql`update reports.frozen_report set content = '{}'`)),
      /append-only/,
    );
    await database.asOwner(async (tx) => {
      await tx.script('alter table reports.frozen_report disable trigger frozen_report_append_only');
      await tx.run(sql`update reports.frozen_report set content = replace(content, '"number":"12"', '"number":"13"')
        where report_id = ${reportId}`);
    });
    const { changed, brokenAt } = await verify();
    assert.equal(brokenAt, reportId);
    assert.deepEqual(changed, ['docx', 'pdf', 'html', 'md']);
    await database.asOwner(async (tx) => {
      await tx.run(sql`update reports.frozen_report set content = replace(content, '"number":"13"', '"number":"12"')
        where report_id = ${reportId}`);
      await tx.script('alter table reports.frozen_report enable trigger frozen_report_append_only');
    });
  });

  it('is signed by the leader alone, and then amended: only with a reason for each changed number', async () => {
    const reportId = await frozen('14');
    const sign = (actor: Actor) =>
      versionOf(reportId).then((version) => execute(runtime, signReport, { actor, input: { reportId, version } }));
    await assert.rejects(sign(writer));
    await sign(leader);
    const signed = await view(reportId);
    assert.equal(signed.report.state, 'signed');
    assert.equal(signed.signature?.chainHash, signed.frozen?.chainHash);
    // A number that was not known before: the amendment must say why it is told now.
    const amendment = await execute(runtime, amendReport, {
      actor: writer,
      input: { reportId, version: signed.report.version },
    });
    const id = amendment.reportId;
    const { version } = (await view(id)).sections.find((s) => s.code === 'models') ?? { version: 0 };
    const less = { reportId: id, code: 'models', version, title: 'Mô hình', text: 'Đang triển khai.' };
    await execute(runtime, writeSection, { actor: writer, input: less });
    const { content } = await ask(runtime, previewReport, { actor: writer, input: { reportId: id } });
    assert.deepEqual(content.differences.map((d) => d.code).toSorted(), [
      'models.done',
      'models.in_progress',
      'models.total',
    ]);
    await framed(id, '15');
    await execute(runtime, submitForReview, { actor: writer, input: { reportId: id, version: await versionOf(id) } });
    const freeze = async () =>
      execute(runtime, freezeReport, { actor: leader, input: { reportId: id, version: await versionOf(id) } });
    await assert.rejects(freeze(), refusedWith('reports.reasons-missing'));
    const reasons = Object.fromEntries(content.differences.map((d) => [d.code, 'Bỏ khỏi báo cáo']));
    await execute(runtime, giveReasons, { actor: writer, input: { reportId: id, reasons } });
    await freeze();
    const after = await ask(runtime, previewReport, { actor: writer, input: { reportId: id } });
    assert.equal(after.content.differences[0]?.why, 'Bỏ khỏi báo cáo');
    const next = await started('last');
    assert.equal((await view(next)).report.basedOn, reportId);
  });
});
