/** Words, numbers and dates in Vietnamese (the source) and English. */
import './platform-messages.ts';

export * from './messages.ts';
