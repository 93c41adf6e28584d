import type { RegistryFieldKey } from '#population';
import type { WrittenPage } from '../domain/define-procedure.ts';
import type { Words } from '../domain/words.ts';

interface PlaceQuestion {
  readonly title: Words;
  readonly hint?: Words;
  /** Label of the address line; without it only the commune is asked. */
  readonly address?: Words;
  /** Fill in from the registry's permanent or current residence. */
  readonly from?: 'permanent' | 'current';
}

const prefills: Record<'permanent' | 'current', { commune: RegistryFieldKey; address: RegistryFieldKey }> = {
  permanent: { commune: 'permanentCommune', address: 'permanentPlace' },
  current: { commune: 'currentCommune', address: 'currentAddress' },
};

/** The place by which the agency in charge is found: a commune, and if asked the house, village or street. */
export function placePage({ title, hint, address, from }: PlaceQuestion): WrittenPage {
  const known = from === undefined ? undefined : prefills[from];
  return {
    id: 'place',
    title,
    ...(hint === undefined ? {} : { hint }),
    fields: [
      {
        kind: 'commune',
        key: 'commune',
        label: { vi: 'Xã, phường, thị trấn', en: 'Commune, ward or town' },
        hint: {
          vi: 'Gõ vài chữ đầu rồi chọn trong danh sách.',
          en: 'Type the first letters, then choose from the list.',
        },
        ...(known === undefined ? {} : { prefill: known.commune }),
      },
      ...(address === undefined
        ? []
        : [
            {
              kind: 'text',
              key: 'address',
              label: address,
              hint: {
                vi: 'Số nhà, đường; thôn, buôn, bon hoặc tổ dân phố.',
                en: 'House number and street; village, buôn, bon or neighbourhood.',
              },
              ...(known === undefined ? {} : { prefill: known.address }),
            } as const,
          ]),
    ],
  };
}

/** Where the applicant lives now; decides which office handles the case. */
export function homePage(): WrittenPage {
  return placePage({
    title: { vi: 'Bạn đang ở đâu?', en: 'Where do you live?' },
    hint: {
      vi: 'Nơi ở hiện tại quyết định cơ quan giải quyết hồ sơ.',
      en: 'Your present home decides which office handles the application.',
    },
    address: { vi: 'Nơi ở hiện tại', en: 'Present address' },
    from: 'current',
  });
}
