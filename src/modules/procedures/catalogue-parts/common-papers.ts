import type { Paper } from '../domain/procedure.ts';

/** The identity card: never to be attached, the registry knows it (Decree 47/2020 art. 9.3, Decree 104/2022). */
export const identityCard: Paper = {
  code: 'identity-card',
  name: { vi: 'Thẻ căn cước công dân hoặc thẻ căn cước', en: 'Identity card' },
  kind: 'copy',
  required: true,
  replacedBy: 'population',
};

/** Proof of residence: the residence data stand in for the abolished household book since 01/01/2023 (Law 68/2020 art. 38). */
export const residenceProof: Paper = {
  code: 'residence-proof',
  name: { vi: 'Giấy tờ chứng minh nơi cư trú', en: 'Proof of residence' },
  kind: 'copy',
  required: true,
  replacedBy: 'population',
};

/** The organisation's letter for whoever acts in its name. */
export const introductionLetter: Paper = {
  code: 'introduction-letter',
  name: { vi: 'Giấy giới thiệu hoặc giấy ủy quyền của cơ quan, tổ chức', en: "Organisation's letter of authority" },
  kind: 'original',
  required: true,
};
