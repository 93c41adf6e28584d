import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { vehiclePage } from '../catalogue-parts/vehicle-page.ts';
import { plateFee2016, plateFee2023, vehicleIsInspected, vehiclePapers } from '../catalogue-parts/vehicle-rules.ts';
import { procedure } from '../domain/define-procedure.ts';

export const carRegistration = procedure({
  code: 'car-registration',
  validFrom: '2020-08-01',
  field: 'traffic',
  branch: 'police',
  level: 'province',
  name: { vi: 'Đăng ký, cấp biển số xe ô tô', en: 'Registration and plate of a car' },
  description: {
    vi: 'Đăng ký lần đầu, cấp giấy chứng nhận đăng ký và biển số xe ô tô.',
    en: 'First registration of a car, with its certificate and plate.',
  },
  searchWords: { vi: 'xe hơi biển số ô tô cà vẹt', en: 'automobile licence plate' },
  online: vehicleIsInspected,
  channels: ['online', 'counter'],
  fee: plateFee2016,
  deadline: { workingDays: 2, basis: law.vehicles2020 },
  legalBasis: [law.roadTraffic, law.vehicles2020],
  papers: [identityCard, ...vehiclePapers],
  form: { pages: [applicantPage(), homePage(), vehiclePage(), contactPage()] },
  result: { name: { vi: 'Biển số xe và giấy chứng nhận đăng ký xe', en: 'Plate and registration certificate' } },
  later: [
    { validFrom: '2023-08-15', legalBasis: [law.roadTraffic, law.vehicles2023] },
    { validFrom: '2023-10-22', fee: plateFee2023 },
    { validFrom: '2025-01-01', legalBasis: [law.roadSafety, law.vehicles2024] },
  ],
});
