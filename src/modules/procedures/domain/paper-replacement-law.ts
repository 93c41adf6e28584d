import type { IsoDate } from '#platform/time';
import type { Law } from './law.ts';
import type { Paper } from './procedure.ts';

/** What the state holds is not asked for again: Decree 47/2020 art. 9.3, in force from 25/05/2020. */
const dataSharing: Law = {
  number: '47/2020/NĐ-CP',
  date: '2020-04-09',
  title: {
    vi: 'Nghị định về quản lý, kết nối và chia sẻ dữ liệu số của cơ quan nhà nước',
    en: 'Decree on managing, connecting and sharing digital data of state agencies',
  },
  article: '9.3',
};

/** The household book and papers of residence are not asked for from 01/01/2023. */
const noHouseholdBook: Law = {
  number: '104/2022/NĐ-CP',
  date: '2022-12-21',
  title: {
    vi: 'Nghị định về việc nộp, xuất trình sổ hộ khẩu, sổ tạm trú giấy, giấy tờ xác nhận cư trú khi thực hiện thủ tục hành chính',
    en: 'Decree on presenting paper household books and proofs of residence',
  },
};

/** Papers replaced by databases, 01/01/2026 to 28/02/2027. */
const dataForPapers: Law = {
  number: '66.7/2025/NQ-CP',
  date: '2025-11-15',
  title: {
    vi: 'Nghị quyết về cắt giảm, đơn giản hóa thủ tục hành chính dựa trên dữ liệu',
    en: 'Resolution on simplifying administrative procedures by data',
  },
  article: '4',
};

/**
 * The law by which a paper is not asked for on a date: the paper's own, or the general rule of that time.
 * The order of time: Decree 47/2020, for residence Decree 104/2022, from 2026 Resolution 66.7/2025.
 */
export function basisNotToAsk(paper: Pick<Paper, 'replacedBy' | 'replacedBasis'>, date: IsoDate): Law {
  if (paper.replacedBasis !== undefined) return paper.replacedBasis;
  if (paper.replacedBy !== undefined && date >= '2026-01-01' && date <= '2027-02-28') return dataForPapers;
  return paper.replacedBy === 'population' && date >= '2023-01-01' ? noHouseholdBook : dataSharing;
}
