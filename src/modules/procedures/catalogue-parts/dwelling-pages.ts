import type { WrittenPage } from '../domain/define-procedure.ts';
import { peopleGroup } from './people-group.ts';
import { relationField } from './relation-field.ts';

/** Whose dwelling it is; the owner of a rented or lent one agrees in the declaration CT01 or on VNeID. */
export function dwellingPage(): WrittenPage {
  const another = { field: 'dwelling', equals: ['rented', 'lent', 'dormitory'] };
  return {
    id: 'dwelling',
    title: { vi: 'Chỗ ở này là của ai?', en: 'Whose dwelling is it?' },
    fields: [
      {
        kind: 'choice',
        key: 'dwelling',
        label: { vi: 'Chỗ ở', en: 'Dwelling' },
        options: [
          { value: 'own', label: { vi: 'Của tôi hoặc của vợ, chồng tôi', en: 'Mine or of my wife or husband' } },
          { value: 'rented', label: { vi: 'Tôi thuê', en: 'I rent it' } },
          { value: 'lent', label: { vi: 'Tôi mượn, ở nhờ', en: 'It is lent to me' } },
          {
            value: 'dormitory',
            label: { vi: 'Ký túc xá, nhà ở của cơ quan, doanh nghiệp', en: 'Dormitory or company housing' },
          },
        ],
      },
      {
        kind: 'text',
        key: 'ownerName',
        label: { vi: 'Tên chủ sở hữu hoặc đơn vị quản lý chỗ ở', en: 'Name of the owner or manager' },
        maxLength: 120,
        showWhen: another,
      },
      {
        kind: 'personal-number',
        key: 'ownerNumber',
        label: { vi: 'Số định danh của chủ sở hữu (nếu là cá nhân)', en: "Owner's personal number (if a person)" },
        required: false,
        showWhen: another,
      },
      {
        kind: 'phone',
        key: 'ownerPhone',
        label: { vi: 'Số điện thoại của chủ sở hữu (nếu có)', en: "Owner's telephone (if known)" },
        required: false,
        showWhen: another,
      },
    ],
  };
}

/** Own household or an existing one: then its head is named and agrees. */
export function householdPage(): WrittenPage {
  const joins = { field: 'household', equals: 'join' };
  return {
    id: 'household',
    title: { vi: 'Bạn lập hộ riêng hay vào hộ đã có?', en: 'Do you form a household or join one?' },
    fields: [
      {
        kind: 'choice',
        key: 'household',
        label: { vi: 'Hộ', en: 'Household' },
        options: [
          { value: 'own', label: { vi: 'Tôi là chủ hộ', en: 'I am the head of the household' } },
          {
            value: 'join',
            label: { vi: 'Tôi vào hộ đã có', en: 'I join an existing household' },
            hint: { vi: 'Chủ hộ phải đồng ý.', en: 'Its head must agree.' },
          },
        ],
      },
      {
        kind: 'name',
        key: 'headName',
        label: { vi: 'Họ tên chủ hộ', en: 'Name of the head of the household' },
        showWhen: joins,
      },
      {
        kind: 'personal-number',
        key: 'headNumber',
        label: { vi: 'Số định danh của chủ hộ', en: 'Personal number of the head' },
        showWhen: joins,
      },
      {
        ...relationField('headRelation', { vi: 'Bạn là gì của chủ hộ?', en: 'What are you to the head?' }),
        showWhen: joins,
      },
    ],
  };
}

/** Others who are registered in the same application. */
export function companionsPage(): WrittenPage {
  return {
    id: 'companions',
    title: { vi: 'Có ai cùng đăng ký với bạn không?', en: 'Does anybody register together with you?' },
    fields: [
      {
        kind: 'choice',
        key: 'withOthers',
        label: { vi: 'Người cùng đăng ký', en: 'Others' },
        options: [
          { value: 'no', label: { vi: 'Không, chỉ mình tôi', en: 'No, only me' } },
          { value: 'yes', label: { vi: 'Có', en: 'Yes' } },
        ],
      },
      {
        ...peopleGroup({
          key: 'companions',
          label: { vi: 'Những người cùng đăng ký', en: 'Who they are' },
          maxRows: 20,
          relation: { vi: 'Là gì của bạn?', en: 'What are they to you?' },
        }),
        showWhen: { field: 'withOthers', equals: 'yes' },
      },
    ],
  };
}
