import type { WrittenPage } from '../domain/define-procedure.ts';
import { placePage } from './place-page.ts';

/** Where the organisation or business has its seat. */
export function seatPage(): WrittenPage {
  return placePage({
    title: { vi: 'Trụ sở hoặc cơ sở ở đâu?', en: 'Where is the organisation or place of business?' },
    address: { vi: 'Địa chỉ trụ sở hoặc cơ sở', en: 'Address of the seat' },
  });
}
