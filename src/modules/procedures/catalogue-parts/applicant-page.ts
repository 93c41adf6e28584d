import type { WrittenField, WrittenPage } from '../domain/define-procedure.ts';

const fullName: WrittenField = {
  kind: 'name',
  key: 'fullName',
  label: { vi: 'Họ, chữ đệm và tên', en: 'Full name' },
  hint: { vi: 'Viết như trên thẻ căn cước, giữ đúng dấu.', en: 'As on the identity card, with all its marks.' },
  prefill: 'fullName',
  readonlyWhenPrefilled: true,
};

const personalNumber: WrittenField = {
  kind: 'personal-number',
  key: 'personalNumber',
  label: { vi: 'Số định danh cá nhân', en: 'Personal identification number' },
  hint: { vi: '12 chữ số, in trên mặt trước thẻ căn cước.', en: '12 digits, on the front of the identity card.' },
  prefill: 'personalNumber',
  readonlyWhenPrefilled: true,
};

const birthDate: WrittenField = {
  kind: 'birth-date',
  key: 'birthDate',
  label: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
  hint: {
    vi: 'Ví dụ 15/03/1985. Nếu giấy tờ chỉ có năm thì nhập năm.',
    en: 'For example 15/03/1985; only the year if no more is known.',
  },
  prefill: 'birthDate',
  readonlyWhenPrefilled: true,
};

const sex: WrittenField = {
  kind: 'choice',
  key: 'sex',
  label: { vi: 'Giới tính', en: 'Sex' },
  options: [
    { value: 'male', label: { vi: 'Nam', en: 'Male' } },
    { value: 'female', label: { vi: 'Nữ', en: 'Female' } },
  ],
  prefill: 'sex',
  readonlyWhenPrefilled: true,
};

/** Who applies: mostly filled in by the registry and only to be confirmed. */
export function applicantPage(): WrittenPage {
  return {
    id: 'applicant',
    title: { vi: 'Ai là người đề nghị?', en: 'Who is applying?' },
    hint: {
      vi: 'Thông tin lấy từ Cơ sở dữ liệu quốc gia về dân cư. Nếu có chỗ sai, hãy báo công an xã, phường để điều chỉnh.',
      en: 'Taken from the national population database. If anything is wrong, tell the commune police.',
    },
    fields: [fullName, personalNumber, birthDate, sex],
  };
}
