import { article } from '../domain/law.ts';
import type { Deadline, OnlineService } from '../domain/procedure.ts';
import { law } from './laws.ts';

/** Law 59/2014, art. 25: towns 7 days for a change, mountain and border districts up to 20 days for everything. */
export const citizenCardDeadline: Deadline = {
  workingDays: 7,
  extended: {
    workingDays: 20,
    when: {
      vi: 'Huyện miền núi, vùng cao, biên giới, hải đảo',
      en: 'Mountain, highland, border and island districts',
    },
  },
  note: {
    vi: 'Cấp lại tại thành phố, thị xã và mọi trường hợp ở các huyện còn lại: 15 ngày làm việc.',
    en: 'Re-issue in towns, and everything in other districts: 15 working days.',
  },
  basis: article(law.citizenCard, '25'),
};

/** Fingerprints and portrait are taken on the spot. */
export const visitForBiometrics: OnlineService = {
  level: 'part',
  reason: {
    vi: 'Công dân phải đến để thu nhận vân tay và ảnh khuôn mặt.',
    en: 'Fingerprints and the portrait are taken on the spot.',
  },
};
