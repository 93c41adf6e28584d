import { defineMessages } from '#platform/i18n';
import { applyEn } from './apply-en.ts';
import { applyVi } from './apply-vi.ts';
import { en } from './en.ts';
import { processingEn } from './processing-en.ts';
import { processingVi } from './processing-vi.ts';
import { vi } from './vi.ts';

defineMessages('cases', vi, en);
defineMessages('cases', applyVi, applyEn);
defineMessages('cases', processingVi, processingEn);
