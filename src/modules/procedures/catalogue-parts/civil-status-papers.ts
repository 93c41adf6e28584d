import type { Paper } from '../domain/procedure.ts';

export const birthCertificatePaper: Paper = {
  code: 'live-birth-certificate',
  name: { vi: 'Giấy chứng sinh', en: 'Certificate of live birth' },
  hint: {
    vi: 'Không có thì thay bằng văn bản của người làm chứng, hoặc giấy cam đoan về việc sinh.',
    en: 'Without it, a statement of a witness or a declaration of the birth.',
  },
  kind: 'original',
  required: true,
};

export const deathNoticePaper: Paper = {
  code: 'death-notice',
  name: { vi: 'Giấy báo tử hoặc giấy tờ thay thế', en: 'Death notice or the paper that stands for it' },
  kind: 'original',
  required: true,
};

export const marriagePaper: Paper = {
  code: 'marriage-certificate',
  name: {
    vi: 'Giấy chứng nhận kết hôn của cha mẹ (nếu đã đăng ký)',
    en: "Parents' marriage certificate (if registered)",
  },
  kind: 'copy',
  required: false,
  replacedBy: 'civil-status',
};
