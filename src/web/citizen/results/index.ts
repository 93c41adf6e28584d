import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { sharedPages } from './shared-pages.ts';
import { vaultPages } from './vault-pages.ts';
import { verifyPages } from './verify-pages.ts';

/** A person's results: the vault, showing one to somebody else, and the public check of a document. */
export const resultPages: readonly PageRoute[] = [...verifyPages, ...vaultPages, ...sharedPages];
