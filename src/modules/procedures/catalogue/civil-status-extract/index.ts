import { applicantPage } from '../../catalogue-parts/applicant-page.ts';
import { contactPage } from '../../catalogue-parts/contact-page.ts';
import { law } from '../../catalogue-parts/laws.ts';
import { homePage } from '../../catalogue-parts/place-page.ts';
import { procedure } from '../../domain/define-procedure.ts';
import { article } from '../../domain/law.ts';

export const civilStatusExtract = procedure({
  code: 'civil-status-extract',
  validFrom: '2016-01-01',
  field: 'justice',
  branch: 'justice',
  level: 'commune',
  name: { vi: 'Cấp bản sao trích lục hộ tịch', en: 'Copy of an extract from the civil-status register' },
  description: {
    vi: 'Bản sao trích lục khai sinh, kết hôn hoặc khai tử từ sổ hộ tịch, ví dụ khi giấy tờ gốc bị mất.',
    en: 'A copy of the entry of a birth, marriage or death, for instance when the original was lost.',
  },
  searchWords: { vi: 'mất giấy khai sinh bản sao trích lục kết hôn khai tử', en: 'lost birth certificate copy' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: { counter: 8_000, online: 8_000, basis: law.civilStatusDataFees, unverified: true },
  deadline: { workingDays: 0, basis: article(law.civilStatus, '64') },
  legalBasis: [article(law.civilStatus, '63'), article(law.civilStatus, '64')],
  papers: [],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'entry',
        title: { vi: 'Bạn cần trích lục việc gì?', en: 'Which entry do you need?' },
        fields: [
          {
            kind: 'choice',
            key: 'entryKind',
            label: { vi: 'Việc hộ tịch', en: 'Entry' },
            options: [
              { value: 'birth', label: { vi: 'Khai sinh', en: 'Birth' } },
              { value: 'marriage', label: { vi: 'Kết hôn', en: 'Marriage' } },
              { value: 'death', label: { vi: 'Khai tử', en: 'Death' } },
            ],
          },
          { kind: 'name', key: 'entryName', label: { vi: 'Họ tên người được đăng ký', en: 'Name in the entry' } },
          { kind: 'text', key: 'entryPlace', label: { vi: 'Nơi đã đăng ký', en: 'Where it was registered' } },
          {
            kind: 'name',
            key: 'spouseName',
            label: { vi: 'Họ tên vợ hoặc chồng', en: 'Name of the spouse' },
            showWhen: { field: 'entryKind', equals: 'marriage' },
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Bản sao trích lục hộ tịch', en: 'Copy of the extract' } },
});
