import { defineMessages } from '#platform/i18n';
import { en } from './en.ts';
import { securityEn } from './security-en.ts';
import { securityVi } from './security-vi.ts';
import { vi } from './vi.ts';

defineMessages('identity', vi, en);
defineMessages('identity', securityVi, securityEn);
