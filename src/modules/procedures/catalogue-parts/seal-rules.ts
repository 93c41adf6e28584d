import { article } from '../domain/law.ts';
import type { Deadline, Fee, Paper } from '../domain/procedure.ts';
import { law } from './laws.ts';

/** The sum is in the tariff of the Ministry of Finance; we have not read it. */
export const sealFee: Fee = {
  counter: null,
  online: null,
  note: {
    vi: 'Lệ phí đăng ký mẫu con dấu theo biểu của Bộ Tài chính; tiền khắc dấu trả cho cơ sở khắc dấu.',
    en: 'A fee by the tariff of the Ministry of Finance; the engraver is paid apart.',
  },
  basis: law.seal,
  unverified: true,
};

export const sealDeadline: Deadline = { workingDays: 3, basis: law.seal, unverified: true };

export const sealLegalBasis = [article(law.seal, '11'), article(law.seal, '12'), article(law.seal, '13')];

/** The document by which the organisation came into being. */
export const foundingDecision: Paper = {
  code: 'founding-decision',
  name: {
    vi: 'Quyết định thành lập hoặc văn bản quy định về tổ chức, hoạt động',
    en: 'Founding decision or statute of the organisation',
  },
  kind: 'certified-copy',
  required: true,
};
