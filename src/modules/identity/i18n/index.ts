import { defineMessages } from '#platform/i18n';
import { staffEn } from '../staff/i18n/en.ts';
import { staffVi } from '../staff/i18n/vi.ts';
import { en } from './en.ts';
import { securityEn } from './security-en.ts';
import { securityVi } from './security-vi.ts';
import { vi } from './vi.ts';

defineMessages('identity', vi, en);
defineMessages('identity', securityVi, securityEn);
defineMessages('identity', staffVi, staffEn);
