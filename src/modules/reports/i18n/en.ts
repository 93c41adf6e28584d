import type { SameKeys } from '#platform/i18n';
import type { vi } from './vi.ts';

export const en: SameKeys<typeof vi> = {
  read: {
    'no-file': 'There is no file {name}. Check the path.',
    'unknown-kind': 'Files such as {name} cannot be read. Use .md, .txt, .docx or .pdf.',
    unreadable: 'The file {name} is damaged or not what its name says. Save it anew and try again.',
    'no-text': 'The file {name} has no text that can be read (it may be a scan). Use a copy with text.',
    'too-large': 'The file {name} is too large. A report may have at most 50 MB.',
  },
  finding: {
    ratio: 'The report says {stated}, but {parts} is {computed}.',
    truncated: 'The report says {stated}, cut off; {parts} rounds to {computed}.',
    'malformed-percent': 'The share "{stated}" has a wrong mark; it is {computed}.',
    'repeated-percent':
      'The share {stated} repeats that of line {otherLine} ({other}), but {parts} here is {computed}.',
    'over-hundred': 'The share {stated} of {parts} is over 100% and no target is named.',
    'part-over-whole': '"{stated}" has a part greater than its whole and no target is named.',
    sum: 'The report gives a total of {stated}, but {terms} makes {computed}.',
    remainder: 'The report says {stated} remain, but {parts} is {computed}.',
    'told-twice': 'The same quantity is {stated} here and {computed} on line {otherLine}.',
    heading: 'Heading {stated} does not follow heading {previous}; in order it would be {computed}.',
    'document-order':
      'Document {document} of {stated} is out of order with {other} of {otherDate} (line {otherLine}): the smaller number cannot be the later one.',
    'document-date': 'Document {document} is dated {stated} here and {computed} on line {otherLine}.',
  },
  check: {
    none: 'Nothing in the report contradicts itself.',
    count: 'The report contradicts itself in {count} places:',
    line: 'Line {line}',
  },
};
