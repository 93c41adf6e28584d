import { defineMessages } from '#platform/i18n';
import { en } from './en.ts';
import { vi } from './vi.ts';

defineMessages('citizen-card-appointment', vi, en);
