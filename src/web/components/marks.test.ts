import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dataTable } from './data-table.ts';
import { type DueBadgeModel, dueBadge } from './due-badge.ts';
import { pagesAround, pagination } from './pagination.ts';
import { progress } from './progress.ts';
import { qrCode } from './qr-code.ts';
import { statCard } from './stat-card.ts';
import { type Tone, tag } from './tag.ts';

const words = (markup: unknown) =>
  String(markup)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const due = (model: Partial<DueBadgeModel>) =>
  words(dueBadge({ language: 'vi', today: '2023-12-18', dueOn: '2023-12-25', ...model }));

describe('a due date in words', () => {
  it('says how it stands', () => {
    assert.equal(due({}), 'Còn 7 ngày');
    assert.equal(due({ dueOn: '2023-12-19' }), 'Sắp đến hạn, còn 1 ngày');
    assert.equal(due({ dueOn: '2023-12-18' }), 'Đến hạn hôm nay');
    assert.equal(due({ dueOn: '2023-12-16' }), 'Quá hạn 2 ngày');
    assert.equal(due({ dueOn: null }), 'Chưa tính hạn');
    assert.equal(due({ paused: true }), 'Đang tạm dừng tính hạn');
    assert.equal(due({ workingDaysLeft: 5 }), 'Còn 5 ngày làm việc');
    assert.equal(due({ workingDaysLeft: 1 }), 'Sắp đến hạn, còn 1 ngày làm việc');
  });

  it('is on time when it was finished on the due date itself', () => {
    assert.equal(due({ finishedOn: '2023-12-25' }), 'Trả đúng hạn');
    assert.equal(due({ finishedOn: '2023-12-27' }), 'Trả muộn 2 ngày');
  });

  it('shows the date as documents write it', () => {
    assert.match(due({ withDate: true }), /Hạn 25\/12\/2023/);
  });
});

describe('a tag', () => {
  it('has another shape for each tone', () => {
    const tones: Tone[] = ['neutral', 'info', 'progress', 'attention', 'success', 'danger'];
    const shapes = tones.map((tone) => /<svg.*<\/svg>/.exec(String(tag({ tone, text: 'x' })))?.[0]);
    assert.equal(new Set(shapes).size, tones.length);
  });
});

describe('pagination', () => {
  it('shows the first, the last and the neighbours, each once and in order', () => {
    assert.deepEqual(pagesAround(5, 62), [1, null, 4, 5, 6, null, 62]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const [page, last] = [Math.min(a, b), Math.max(a, b)];
        const pages = pagesAround(page, last).filter((n) => n !== null);
        assert.ok(pages.includes(page) && pages.includes(1) && pages.includes(last));
        assert.deepEqual(
          pages,
          [...new Set(pages)].sort((x, y) => x - y),
        );
      }),
    );
  });

  it('keeps the filters of the address and leaves page 1 out of it', () => {
    const markup = String(
      pagination({ language: 'vi', path: '/desk?tab=late&page=2', page: 2, pageSize: 10, total: 25 }),
    );
    assert.match(markup, /href="\/desk\?tab=late" rel="prev"/);
    assert.match(markup, /href="\/desk\?tab=late&amp;page=3" rel="next"/);
    assert.match(markup, /Đang xem 11–20 trong 25/);
  });
});

describe('a data table', () => {
  it('says how it is sorted', () => {
    const columns = [{ label: 'Hạn', sort: { href: '/x?sort=due', sorted: 'down' as const } }];
    const markup = String(dataTable({ language: 'vi', caption: 'Hồ sơ', columns, rows: [{ cells: ['1'] }] }));
    assert.match(markup, /aria-sort="descending"/);
    assert.match(markup, /giảm dần/);
  });

  it('explains itself when it is empty', () => {
    assert.match(words(dataTable({ language: 'en', caption: 'Cases', columns: [], rows: [] })), /Cases No data yet\./);
  });
});

describe('other marks', () => {
  it('progress is words first', () => {
    assert.match(words(progress({ language: 'vi', step: 2, total: 5 })), /Bước 2\/5/);
  });

  it('a stat card writes numbers as Vietnamese documents do', () => {
    const card = statCard({
      language: 'vi',
      title: 'Tỷ lệ',
      value: 68.4,
      decimals: 1,
      unit: '%',
      target: { value: 80, met: false },
      parts: { numerator: 12345, denominator: 18048 },
    });
    assert.match(words(card), /68,4 %/);
    assert.match(words(card), /Chưa đạt chỉ tiêu 80,0%/);
    assert.match(words(card), /12\.345 trên 18\.048/);
  });

  it('a QR code has its quiet zone and its finder patterns', () => {
    const markup = String(qrCode({ language: 'vi', text: 'https://da06.example/H15', label: 'Tra cứu' }));
    assert.match(markup, /d="M4 4h7v1h-7z/);
    assert.match(markup, /aria-label="Mã QR: Tra cứu"/);
  });
});
