import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { channelPages } from './channel-pages.ts';
import { messageListPages } from './message-pages.ts';

export const messagePages: readonly PageRoute[] = [...channelPages, ...messageListPages];
