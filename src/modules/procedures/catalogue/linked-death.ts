import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { deathNoticePaper } from '../catalogue-parts/civil-status-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { deathPage, deceasedPage } from '../catalogue-parts/deceased-pages.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { deathPackage } from '../catalogue-parts/linked-packages.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';
import type { Deadline } from '../domain/procedure.ts';

const deadline: Deadline = {
  workingDays: 6,
  extended: {
    workingDays: 18,
    when: { vi: 'Người mất là người có công với cách mạng', en: 'The deceased was a meritorious person' },
  },
  note: {
    vi: 'Trợ cấp do bảo hiểm xã hội chi trả: 9 ngày làm việc.',
    en: 'When social insurance pays the benefit: 9 working days.',
  },
  basis: law.linked,
};

export const linkedDeath = procedure({
  code: 'linked-death',
  essentialNumber: 17,
  validFrom: '2023-07-10',
  field: 'linked',
  branch: 'justice',
  level: 'commune',
  name: {
    vi: 'Liên thông đăng ký khai tử – xóa đăng ký thường trú – trợ cấp mai táng, hỗ trợ chi phí mai táng',
    en: 'Linked: death, end of permanent residence and funeral benefit',
  },
  description: {
    vi: 'Khai một lần, các cơ quan hộ tịch, công an và cơ quan chi trả mai táng phí cùng giải quyết.',
    en: 'Declared once, handled by civil status, police and the office that pays the funeral benefit.',
  },
  searchWords: { vi: 'mai táng phí tuất người mất', en: 'funeral allowance' },
  online: { level: 'full' },
  channels: ['online'],
  package: deathPackage,
  fee: noFee(article(law.civilStatus, '11')),
  // Letter 2084 gives the deadlines office by office; those of the whole group are known from the later decree only.
  deadline: { ...deadline, basis: law.linkedPilot, unverified: true },
  legalBasis: [law.linkedPilot, law.civilStatus, law.residence, law.socialAssistance],
  papers: [deathNoticePaper],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Người mất thường trú ở đâu?', en: 'Where was the deceased registered?' },
        address: { vi: 'Nơi thường trú cuối cùng', en: 'Last permanent address' },
      }),
      deceasedPage(),
      deathPage(),
      {
        id: 'benefit',
        title: { vi: 'Bạn đề nghị khoản mai táng phí nào?', en: 'Which funeral benefit do you apply for?' },
        fields: [
          {
            kind: 'choice',
            key: 'benefit',
            label: { vi: 'Khoản đề nghị', en: 'Benefit' },
            options: [
              { value: 'none', label: { vi: 'Không đề nghị', en: 'None' } },
              {
                value: 'social-assistance',
                label: { vi: 'Hỗ trợ chi phí mai táng của đối tượng bảo trợ xã hội', en: 'Of social assistance' },
              },
              {
                value: 'social-insurance',
                label: { vi: 'Trợ cấp mai táng của bảo hiểm xã hội', en: 'Of social insurance' },
              },
              { value: 'merit', label: { vi: 'Mai táng phí của người có công', en: 'Of meritorious people' } },
            ],
          },
          {
            kind: 'text',
            key: 'bankAccount',
            label: { vi: 'Tài khoản nhận tiền: ngân hàng và số tài khoản', en: 'Account to be paid: bank and number' },
            maxLength: 100,
            showWhen: { field: 'benefit', equals: ['social-assistance', 'social-insurance', 'merit'] },
          },
        ],
      },
      contactPage(),
    ],
  },
  result: {
    name: {
      vi: 'Trích lục khai tử, thông báo xóa đăng ký thường trú và quyết định chi trả',
      en: 'Death extract, notice of the end of residence and decision on payment',
    },
  },
  later: [
    {
      validFrom: '2024-07-01',
      deadline: { ...deadline, unverified: true }, // the day on which Decree 63/2024 took effect
      legalBasis: [law.linked, law.civilStatus, law.residence, law.socialAssistance],
    },
  ],
});
