import { defineMessages } from '#platform/i18n';
import { eidEn } from './en.ts';
import { eidVi } from './vi.ts';

defineMessages('identity', { eid: eidVi }, { eid: eidEn });
