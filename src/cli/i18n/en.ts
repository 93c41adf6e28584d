import type { vi } from './vi.ts';

export const en: typeof vi = {
  usage: 'Usage: da06 <command> [options]',
  'unknown-command': 'There is no command {name}. Type "da06 help" for the list.',
  'not-in-this-version': 'The command {name} is not part of this version yet.',
  serve: { summary: 'runs the system; --demo first fills a demonstration province' },
  migrate: { summary: 'brings the database to this version', done: 'The database is at this version.' },
  account: {
    summary: 'opens the accounts of the first two administrators of a fresh installation',
    unknown: 'There is no “{act}”. Use first-administrator or second-administrator.',
    'login-and-name': '--login and --name are needed, for example: --login nguyen.van-a --name "Nguyễn Văn A".',
    opened:
      'The account {loginName} is open at the agency {agencyCode}.\nOne-time code: {code}\nGood until {until}. Open {url} to set a password, then sign in and set up the app with one-time codes.',
  },
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
    summary: 'makes the periodic report; finds where a report contradicts itself (.md, .txt, .docx, .pdf)',
    usage:
      'Usage: da06 report build --as-of YYYY-MM-DD --period "năm 2023" [--since YYYY-MM-DD] --out FILE.(docx|pdf|html|md), or da06 report check FILE [--json]',
    'bad-date': 'There is no date «{date}». Example: --as-of 2023-11-30.',
    'bad-kind': 'No such file as «{file}» can be made. The name must end in .docx, .pdf, .html or .md.',
    built: 'The report up to {date} with {count} figures ({missing} without a number yet) is in {file}',
  },
  clean: {
    summary: "matches a sector's data with the population registry",
    usage:
      'Usage: da06 clean match --registry PEOPLE.csv --records SECTOR.csv --out RESULT.csv [--review TO-SEE.csv] [--mapping COLUMNS.json] [--resident FOLDER] [--json], or da06 clean dedupe --records FILE.csv --mapping COLUMNS.json --out GROUPS.csv [--against OTHER.csv] [--json]',
    step: {
      read: 'Reading both files …',
      index: 'Building indexes …',
      learn: 'Learning weights from the data …',
      match: 'Matching …',
    },
    resident: {
      used: 'Used the resident registry in {folder}.',
      new: 'Kept the resident registry in {folder}; the next run is faster.',
      stale:
        'The resident registry in {folder} is not of this registry file, or was made by another version: it was made anew.',
      broken: 'The resident registry in {folder} is damaged: it was dropped and made anew from the registry file.',
    },
    progress: '  {percent}%, about {seconds} seconds left',
    fault: '{file}, line {line}: {why}; the row is passed over.',
    'more-faults': '{file}: {count} more broken rows.',
    done: '{records} records against {registry} people: {matched} matched, {review} to see, {unmatched} unmatched; {brokenRows} broken rows; {seconds} seconds.',
    grouped: '{records} records of {groups} people; {repeated} records have a double; {seconds} seconds.',
    paired: '{records} records of two files: {groups} pairs; {seconds} seconds.',
  },
  verify: {
    summary: 'checks the chip of an identity card or passport: passive, active and chip authentication (ICAO 9303)',
    usage:
      'Usage: da06 verify chip --sod FILE --dg N=FILE … --trust FOLDER [--aa-challenge HEX --aa-response FILE] [--ca TRANSCRIPT] [--json]',
    challenge:
      "Active authentication needs both: --aa-challenge with 16 hexadecimal digits and --aa-response with the file of the chip's answer.",
    'no-file': 'The file {name} cannot be read.',
    verdict: {
      valid: 'VALID: the data on the chip are as the issuing authority signed them.',
      'unknown-root': 'UNKNOWN ROOT: the data are whole, but no trusted root tells who signed them.',
      invalid: 'INVALID: a check has failed.',
    },
    revocation: {
      'not-asked': 'Revocation list: not come so far.',
      'no-list': "Revocation list: none is known, so nobody can say whether the signer's certificate was revoked.",
      outdated: 'Revocation list: out of date, so the card does not count as valid.',
      revoked: "Revocation list: the signer's certificate IS REVOKED.",
      'not-revoked': "Revocation list: the signer's certificate is not revoked.",
    },
    active: {
      holds:
        'Active authentication: HOLDS; the chip signed this challenge. It is here now only if the challenge was drawn just now.',
      fails: 'Active authentication: FAILS; it may be a copy of a chip.',
      unreadable: 'Active authentication: the key or the answer cannot be read.',
      'not-vouched': 'Active authentication: cannot be judged, since DG15 is missing or not signed by the issuer.',
    },
    chip: {
      holds:
        "Chip authentication: HOLDS; only the chip with the private key, or whoever has the reader's key, can have made this transcript. Believe it only if you made the reader's key yourself.",
      fails: 'Chip authentication: FAILS; it may be a copy of a chip.',
      unreadable: "Chip authentication: the key or the reader's transcript cannot be read.",
      'not-vouched': 'Chip authentication: cannot be judged, since DG14 is missing or not signed by the issuer.',
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
  digitise: {
    summary: 'fills a batch of old results from a folder on the server; run again, it goes on.',
    which: 'Give --batch, or all of --agency, --procedure and --name.',
    'manifest-read': '{lines} rows read, {faulty} at fault.',
    progress: '{done} of {all} files taken.',
    line: 'Row {line}: {text}',
    end: 'Batch {batch}: {ready} rows ready, {faulty} at fault, {waiting} without file, {imported} brought in.',
  },
};
