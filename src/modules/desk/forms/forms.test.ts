import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readPdf } from '../../../../test/support/pdf.ts';
import { noPreflight, preflight } from '../../../../test/support/preflight.ts';
import '../i18n/index.ts';
import { drawBook } from '../register/book-sheet.ts';
import { controlForm } from './control-form.ts';
import { drawSheet } from './draw-sheet.ts';
import { formLabel } from './form-kinds.ts';
import { dateInWords, numberLine, timeInWords } from './form-words.ts';
import { receiptForm } from './receipt-form.ts';
import type { Sheet } from './sheet.ts';
import { apologyForm, refusalForm, stopForm, supplementForm } from './slip-forms.ts';

const facts = {
  desk: {
    authority: 'Ủy ban nhân dân xã Đắk R’Măng',
    office: 'Bộ phận Tiếp nhận và Trả kết quả',
    place: 'Đắk R’Măng',
    phone: '',
  },
  party: {
    name: "H'Bliăk Niê Kđăm",
    number: '967190000001',
    address: 'Thôn 3, xã Đắk R’Măng',
    phone: '0912345678',
    email: 'hbliak@example.vn',
  },
  submitter: '',
  service: 'Đăng ký thường trú',
  officialCode: '000.01.20.H98-231218-0001',
  trackingCode: 'K7M2PWX9QD',
};
const issue = { on: '2023-12-18', number: 5, officer: 'Lê Thị Thu Hà' };
const receipt = {
  ...facts,
  papers: [
    { name: 'Tờ khai thay đổi thông tin cư trú', kind: 'original' as const, count: 1 },
    { name: 'Giấy tờ chứng minh chỗ ở', kind: 'certified-copy' as const, count: 2 },
    { name: 'Giấy khai sinh', kind: 'not-asked' as const, count: 0 },
  ],
  sets: 1,
  workingDays: 7,
  receivedAt: new Date('2023-12-18T01:05:00Z'),
  dueOn: '2023-12-27',
  returnAt: 'Bộ phận Tiếp nhận và Trả kết quả',
  fee: '20.000 đồng',
  register: { year: 2023, ordinal: 1204 },
};
const handOver = (outcome: 'early' | 'late') => ({
  from: 'Bộ phận Tiếp nhận và Trả kết quả',
  to: 'Chuyên viên tư pháp',
  giver: 'Lê Thị Thu Hà',
  taker: 'Y Khương Niê',
  at: new Date('2023-12-18T02:30:00Z'),
  outcome,
  note: 'Tiếp nhận',
});

/** What each form must say, in the words of the circular's annex; blanks of the page do not count. */
const forms: Record<string, { sheet: Sheet; says: string[] }> = {
  '01': {
    sheet: receiptForm(receipt, issue),
    says: [
      'Mẫu số 01 (Thông tư 01/2018/TT-VPCP)',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 05/TNHS',
      'Đắk R’Măng, ngày 18 tháng 12 năm 2023',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Mã hồ sơ: 000.01.20.H98-231218-0001',
      '(Liên: Lưu/giao khách hàng)',
      "Tiếp nhận hồ sơ của: H'Bliăk Niê Kđăm",
      'Số điện thoại: 0912345678',
      'Email: hbliak@example.vn',
      'Nội dung yêu cầu giải quyết: Đăng ký thường trú',
      'Thành phần hồ sơ nộp gồm',
      'Bản chính',
      'Bản sao chứng thực',
      'Số lượng hồ sơ: 1 (bộ)',
      'Thời gian giải quyết hồ sơ theo quy định: 7 ngày làm việc',
      'Thời gian nhận hồ sơ: 08 giờ 05 phút, ngày 18 tháng 12 năm 2023',
      'Thời gian trả kết quả giải quyết hồ sơ: trong giờ làm việc, ngày 27 tháng 12 năm 2023',
      'Đăng ký nhận kết quả tại',
      'Quyển số 2023, số thứ tự 1204',
      'NGƯỜI NỘP HỒ SƠ',
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
      'Ghi chú: - Giấy này được lập thành 02 liên',
      'K7M2PWX9QD',
    ],
  },
  '02': {
    sheet: supplementForm({ ...facts, needs: '1. Ảnh chụp lại\n- Ý kiến chủ hộ', reason: 'Điều 21' }, issue),
    says: [
      'Số: 05/HDHS',
      'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
      'Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau',
      '1. Ảnh chụp lại',
      '2. Ý kiến chủ hộ',
      'Lý do: Điều 21',
      'NGƯỜI HƯỚNG DẪN',
    ],
  },
  '03': {
    sheet: refusalForm({ ...facts, reason: 'Không thuộc thẩm quyền' }, issue),
    says: [
      'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
      'thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau',
      'Không thuộc thẩm quyền',
      'Xin thông báo cho Ông/Bà được biết và thực hiện./.',
    ],
  },
  '04': {
    sheet: apologyForm(
      { ...facts, receivedOn: '2023-12-18', dueOn: '2023-12-27', newDueOn: '2024-01-03', reason: 'Cần xác minh' },
      issue,
    ),
    says: [
      'Số: 05/PXL',
      'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ',
      "Kính gửi: H'Bliăk Niê Kđăm Ngày 18 tháng 12 năm 2023, Ủy ban nhân dân",
      'ngày 27 tháng 12 năm 2023',
      'xin lỗi Ông/Bà/Tổ chức',
      'vào ngày 03 tháng 01 năm 2024',
      'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ',
    ],
  },
  '05': {
    sheet: controlForm(
      { ...facts, consulted: ['Công an xã bên'], handOvers: [handOver('early'), handOver('late')] },
      issue,
    ),
    says: [
      'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
      'TÊN CƠ QUAN',
      'THỜI GIAN GIAO, NHẬN HỒ SƠ',
      'KẾT QUẢ GIẢI QUYẾT',
      'GHI CHÚ',
      'Cơ quan phối hợp giải quyết hồ sơ: Công an xã bên',
      'Người nhận: Y Khương Niê',
      'Trước hạn',
      'Quá hạn',
    ],
  },
  stop: {
    sheet: stopForm({ ...facts, stoppedOn: '2025-10-02', reason: '' }, { ...issue, on: '2025-10-02' }),
    says: ['Mẫu số 05 (Thông tư 03/2025/TT-VPCP)', 'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ', 'từ ngày 02 tháng 10 năm 2025'],
  },
};

/** Letters only: where lines break and how words are spaced is the page's affair. */
const letters = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

describe('the printed forms', () => {
  for (const [kind, { sheet, says }] of Object.entries(forms)) {
    it(`${kind}: one A5 page, PDF/A-2b, every word selectable`, async () => {
      const { pages, texts, faults } = await readPdf(await drawSheet(sheet, 'https://dvc.example.vn'));
      assert.deepEqual(faults, []);
      assert.deepEqual(pages, [{ width: 148, height: 210 }]);
      const text = letters(texts.join(''));
      for (const words of says) assert.ok(text.includes(letters(words)), `${words}\nnot in\n${texts.join('\n')}`);
    });
  }

  it('that are long go on on a second page and lose nothing', async () => {
    const papers = Array.from({ length: 40 }, (_, i) => ({
      name: `Giấy tờ thứ ${i + 1}`,
      kind: 'copy' as const,
      count: 1,
    }));
    const read = await readPdf(await drawSheet(receiptForm({ ...receipt, papers }, issue), 'https://x.vn'));
    assert.ok(read.pages.length > 1);
    const text = letters(read.texts.join(''));
    for (const { name } of papers) assert.ok(text.includes(letters(name)), name);
    assert.ok(text.includes(letters('NGƯỜI TIẾP NHẬN HỒ SƠ')));
  });

  it('draw what people wrote and never run it', async () => {
    const needs = '#panic("x")\n$ x^2 $ *đậm* _nghiêng_ \\ #read("/etc/passwd") @a <b>';
    const read = await readPdf(await drawSheet(supplementForm({ ...facts, needs, reason: '' }, issue), 'https://x.vn'));
    assert.ok(letters(read.texts.join('')).includes(letters('#read("/etc/passwd")@a<b>')));
  });
});

describe('an independent checker of PDF/A', { skip: noPreflight ?? false }, () => {
  it('finds nothing wrong in any form', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'da06-forms-'));
    const check = async ([kind, { sheet }]: [string, { sheet: Sheet }]) => {
      const path = join(folder, `${kind}.pdf`);
      await writeFile(path, await drawSheet(sheet, 'https://dvc.example.vn'));
      assert.deepEqual(await preflight(path), [], kind);
    };
    await Promise.all(Object.entries(forms).map(check));
    await rm(folder, { recursive: true });
  });

  it('would find it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'da06-forms-'));
    const bytes = Buffer.from(await drawSheet(receiptForm(receipt, issue), 'https://x.vn'));
    const at = bytes.indexOf('/FontFile2');
    bytes.write('/FontFilX2', at, 'latin1');
    await writeFile(join(folder, 'broken.pdf'), bytes);
    assert.match((await preflight(join(folder, 'broken.pdf'))).join('\n'), /font/i);
    assert.match((await readPdf(bytes)).faults.join('\n'), /not embedded/);
    await rm(folder, { recursive: true });
  });
});

describe('the register', () => {
  it('06: A4 across, one printed page for each page of the book', async () => {
    const entries = Array.from({ length: 30 }, (_, i) => ({
      ordinal: i + 1,
      officialCode: `000.01.20.H98-231218-${String(i + 1).padStart(4, '0')}`,
      service: 'Cấp Phiếu lý lịch tư pháp theo yêu cầu của cá nhân trong nước',
      sets: 1,
      name: "H'Bliăk Niê Kđăm",
      addressAndPhone: 'Thôn 3, đường Trần Hưng Đạo, xã Đắk R’Măng, huyện Đắk Glong, tỉnh Đắk Nông; 0912345678',
      agency: 'Công an xã Đắk R’Măng',
      receivedOn: '2023-12-18',
      dueOn: '2023-12-27',
      returnedOn: i % 2 === 0 ? '2023-12-26' : null,
      method: i % 2 === 0 ? ('counter' as const) : null,
      note: '',
    }));
    const book = { year: 2023, authority: 'Công an xã', office: 'Bộ phận Tiếp nhận và Trả kết quả', entries };
    const read = await readPdf(await drawBook({ ...book, closedOn: '2024-01-01', printedOn: '2024-01-02' }));
    assert.deepEqual(read.faults, []);
    assert.deepEqual(read.pages, Array(3).fill({ width: 297, height: 210 }));
    const [first = '', , last = ''] = read.texts.map(letters);
    for (const words of [
      'SỔ THEO DÕI HỒ SƠ',
      'Quyển số 2023',
      'Trang 1/3',
      'Hẹn trả kết quả',
      'Phương thức nhận kết quả',
      'Ký nhận',
    ])
      assert.ok(first.includes(letters(words)), words);
    assert.ok(last.includes('231218-0030') && last.includes(letters('đánh số liên tục từ 1 đến 3')));
  });
});

describe('words of the forms', () => {
  it('write dates, times and numbers as Decree 30/2020 does', () => {
    assert.equal(dateInWords('2023-02-08'), 'ngày 08 tháng 02 năm 2023');
    assert.equal(dateInWords('2023-03-18'), 'ngày 18 tháng 3 năm 2023');
    assert.equal(timeInWords(new Date('2023-12-31T17:05:00Z')), '00 giờ 05 phút, ngày 01 tháng 01 năm 2024');
    assert.equal(numberLine(9, 'TNHS'), 'Số: 09/TNHS');
    assert.equal(numberLine(10, 'TNHS'), 'Số: 10/TNHS');
  });

  it('name the form by the circular of the day', () => {
    assert.match(formLabel('05', '2025-09-14'), /^Mẫu số 05 \(Thông tư 01/);
    assert.match(formLabel('05', '2025-09-15'), /^Mẫu số 06 \(Thông tư 03/);
    assert.match(formLabel('register', '2026-01-01'), /^Mẫu số 07/);
    assert.equal(formLabel('stop', '2025-09-14'), '');
  });
});
