import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { definitions } from '#indicators';
import { checkReport } from '../checker/check-report.ts';
import { buildDocument } from '../document/build-document.ts';
import { contentText, readContent, sha256 } from '../freeze/content-text.ts';
import { changedOutputs, outputHashes } from '../freeze/freeze-content.ts';
import { reportText } from '../readers/read-report.ts';
import { agreeingValues, drawer, reportOf } from '../testing.ts';
import { outputKinds, renderReport } from './render-report.ts';

const content = reportOf(agreeingValues(drawer(11)));
const bytesOf = new Map(await Promise.all(outputKinds.map(async (k) => [k, await renderReport(content, k)] as const)));
const bytes = (kind: (typeof outputKinds)[number]) => bytesOf.get(kind) ?? new Uint8Array();

describe('the files of a report', () => {
  it('say nothing against themselves, read back as Word, PDF and Markdown', async () => {
    for (const kind of ['docx', 'pdf', 'md'] as const) {
      const text = await reportText(`a.${kind}`, bytes(kind));
      assert.deepEqual(
        checkReport(text).map((f) => `${kind}: ${f.kind} ${f.quote}`),
        [],
      );
      assert.match(text, /Số: 876\/BC-UBND/, kind);
      assert.match(text, /VI\. KIẾN NGHỊ, ĐỀ XUẤT/, kind);
    }
  });

  it('tell the same numbers in every form', async () => {
    const all = await Promise.all(
      (['docx', 'pdf', 'md'] as const).map(async (kind) =>
        (await reportText(`a.${kind}`, bytes(kind))).replace(/\s+/g, ' '),
      ),
    );
    for (const code of ['essential.police.dossiers', 'eid.registered', 'cleaning.children.cleaned']) {
      const { numerator, denominator } = content.figures[code] ?? {};
      const printed = `${(numerator ?? 0).toLocaleString('vi-VN')}/${(denominator ?? 0).toLocaleString('vi-VN')}`;
      for (const text of all) assert.ok(text.includes(printed), `${code} ${printed}`);
    }
  });

  it('come out byte for byte the same, in another process and another zone of time as well', async () => {
    const frozen = contentText(content);
    const here = await outputHashes(readContent(frozen));
    for (const kind of outputKinds) assert.equal(here[kind], sha256(bytes(kind)), kind);
    const script = `
      import { outputHashes } from './src/modules/reports/freeze/freeze-content.ts';
      import { readContent } from './src/modules/reports/freeze/content-text.ts';
      let text = ''; for await (const part of process.stdin) text += part;
      process.stdout.write(JSON.stringify(await outputHashes(readContent(text))), () => process.exit(0));`;
    const child = promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '-e', script],
      { env: { ...process.env, TZ: 'America/Los_Angeles' }, maxBuffer: 1e8 },
    );
    child.child.stdin?.end(frozen);
    assert.deepEqual(JSON.parse((await child).stdout), here);
    assert.deepEqual(await changedOutputs({ content: frozen, outputs: here }), []);
    const other = contentText({ ...content, head: { ...content.head, number: '877' } });
    assert.deepEqual(await changedOutputs({ content: other, outputs: here }), [...outputKinds]);
  });

  it('are an A4 page of Decree 30/2020 in Word: margins, type, page numbers from the second page, national title', () => {
    const parts = unzipSync(bytes('docx'));
    const xml = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const body = xml('word/document.xml');
    const attribute = (tag: string, name: string) =>
      Number(new RegExp(`<w:${tag}[^>]*w:${name}="(\\d+)"`).exec(body)?.[1]);
    const inMm = (twips: number) => (twips * 25.4) / 1440;
    assert.deepEqual(
      [attribute('pgSz', 'w'), attribute('pgSz', 'h')].map((t) => Math.round(inMm(t))),
      [210, 297],
    );
    const margin = (side: string) => inMm(attribute('pgMar', side));
    assert.ok(margin('top') >= 20 && margin('top') <= 25.1 && margin('bottom') >= 20 && margin('bottom') <= 25.1);
    assert.ok(margin('left') >= 30 && margin('left') <= 35.1, String(margin('left')));
    assert.ok(margin('right') >= 15 && margin('right') <= 20.1);
    assert.match(body, /<w:titlePg/);
    assert.match(body, /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
    assert.match(xml('word/styles.xml'), /Times New Roman/);
    const headers = Object.keys(parts).filter((n) => /^word\/header\d/.test(n));
    assert.equal(headers.filter((n) => /PAGE/.test(xml(n))).length, 1);
    assert.doesNotMatch(xml('docProps/core.xml'), /dcterms:created/);
  });

  it('are a page whose every number leads to its records', () => {
    const text = strFromU8(bytes('html'));
    const linked = new Set(
      [...text.matchAll(/href="https:\/\/da06\.example\/figures\/([^?"]+)\?asOf=2023-11-30/g)].map((m) => m[1]),
    );
    assert.deepEqual(
      definitions.map((d) => d.code).filter((c) => !linked.has(c)),
      [],
    );
    const main = /<h3[\s\S]*<footer/.exec(text)?.[0] ?? '';
    const bare = main
      .replace(/<a [^>]*>[^<]*<\/a>/g, '')
      .replace(/<h\d[^>]*>[^<]*<\/h\d>|<svg[\s\S]*?<\/svg>|<td class="da-report__number">\d+<\/td>/g, '')
      .replace(/<[^>]+>/g, ' ');
    assert.doesNotMatch(bare, /\d{1,3}(?:\.\d{3})+|\d+,\d|\d%/, 'a number without a link');
  });

  it('show what people wrote as text, whatever it looks like', async () => {
    const nasty = '<script>alert(1)</script> #panic("x") *a* [b](c) $x$ | y';
    const sections = [{ code: 'x', level: 1, title: nasty, text: `- ${nasty}\n${nasty}` }];
    const odd = { ...content, sections };
    const html = strFromU8(await renderReport(odd, 'html'));
    assert.doesNotMatch(html, /<script>/);
    for (const kind of ['docx', 'pdf'] as const)
      assert.ok(
        (await reportText(`a.${kind}`, await renderReport(odd, kind))).includes('#panic("x") *a* [b](c) $x$'),
        kind,
      );
  });
});

describe('an amendment', () => {
  it('lists each number that it changes, before, after and why, in every file', async () => {
    const differences = [
      {
        code: 'id_card.applications',
        label: 'Hồ sơ căn cước',
        before: '598.135 hồ sơ',
        after: '598.140 hồ sơ',
        why: 'Bổ sung 5 phiếu',
      },
    ];
    const amended = { ...content, differences };
    assert.equal(buildDocument(amended).differences.length, 1);
    for (const kind of ['docx', 'pdf', 'md'] as const) {
      const raw = await reportText(`a.${kind}`, await renderReport(amended, kind));
      const text = raw.replace(/\s+/g, ' ');
      for (const words of ['DANH MỤC SỐ LIỆU ĐIỀU CHỈNH', '598.135 hồ sơ', '598.140 hồ sơ', 'Bổ sung 5 phiếu'])
        assert.ok(text.includes(words), `${kind}: ${words}`);
      assert.deepEqual(checkReport(raw), []);
    }
  });
});
