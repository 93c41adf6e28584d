import type { vi } from './vi.ts';

export const en: typeof vi = {
  usage: 'Usage: da06 <command> [options]',
  'unknown-command': 'There is no command {name}. Type "da06 help" for the list.',
  'not-in-this-version': 'The command {name} is not part of this version yet.',
  serve: { summary: 'runs the system; --demo first fills a demonstration province' },
  migrate: { summary: 'brings the database to this version', done: 'The database is at this version.' },
  doctor: {
    summary: 'looks over an installation',
    node: 'Node {version} (24 or later)',
    database: 'PostgreSQL {version} (18 or later)',
    fsync: 'fsync = {value} (must be on, or acknowledged data may be lost)',
    jit: 'jit = {value} (must be off)',
    role: 'The application enters the database as {role}, which owns {owns} tables (must be 0)',
    outbox: '{count} inner messages have waited over 5 minutes',
    disk: '{free} GB of disk left (at least 2)',
  },
  report: {
    summary: 'finds where a report contradicts itself (.md, .txt, .docx, .pdf)',
    usage: 'Usage: da06 report check FILE [--json]',
  },
  verify: {
    summary: 'passive authentication of the chip of an identity card or passport (ICAO 9303)',
    usage: 'Usage: da06 verify chip --sod FILE --dg N=FILE … --trust FOLDER [--json]',
    'no-file': 'The file {name} cannot be read.',
    verdict: {
      valid: 'VALID: the data on the chip are as the issuing authority signed them.',
      'unknown-root': 'UNKNOWN ROOT: the data are whole, but no trusted root tells who signed them.',
      invalid: 'INVALID: a check has failed.',
    },
  },
  option: {
    unknown: 'There is no option {option}.',
    'bad-value': 'The option {option} is not written right: a value is missing, or there is one too many.',
    stray: 'It is not clear what "{option}" is; every value stands behind an option.',
  },
  deadline: {
    summary: 'works out the due date in working days',
    'received-missing': 'The time of receipt is missing. Example: da06 deadline --received 2023-12-29T15:20 --days 3',
    'days-missing':
      'The number of working days is missing. Example: da06 deadline --received 2023-12-29T15:20 --days 3',
    'days-not-whole': '--days must be a whole number, zero or more; "{text}" is not one.',
    'pause-form': '--pause is written FROM/TO, for example 2024-01-03/2024-01-05; "{text}" is not.',
    due: 'Due: {weekday}, {date}',
    'counted-from': 'Counted from: {weekday}, {date}; period of {days} working days',
    'skipped-none': 'No date was left out of the count.',
    'skipped-head': 'Dates that do not count:',
    'skipped-line': '  {date}  {words}',
    basis: 'Basis: {decree}; {documents}',
    provisional: 'Note: some days off in this span are not officially announced yet; the due date may still move.',
    weekday: {
      '0': 'Sunday',
      '1': 'Monday',
      '2': 'Tuesday',
      '3': 'Wednesday',
      '4': 'Thursday',
      '5': 'Friday',
      '6': 'Saturday',
    },
  },
};
