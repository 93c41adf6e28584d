import type { vi } from './vi.ts';

export const en: typeof vi = {
  fault: {
    'not-csv': 'Line {line} cannot be read as CSV; check quotes and commas.',
    'missing-columns': 'The file lacks columns: {columns}. Its first line must name the columns.',
    'no-rows': 'The file has no row of figures.',
    'no-code': 'Line {line}: the code of the figure is missing.',
    'not-a-number': 'Line {line}: column {column} says “{text}”, not a number such as 1234 or 12.34.',
    'bad-as-of': 'Line {line}: there is no date “{text}”, or it is not written year-month-day.',
    duplicate: 'Line {line}: the code {code} is already on line {before}.',
    'negative-numerator': 'Line {line} ({code}): the numerator is negative.',
    'negative-denominator': 'Line {line} ({code}): the denominator is negative.',
    'not-whole-numerator': 'Line {line} ({code}): the numerator counts cases or procedures and must be whole.',
    'not-whole-denominator': 'Line {line} ({code}): the denominator counts cases or procedures and must be whole.',
    'numerator-over': 'Line {line} ({code}): the numerator {numerator} is over the denominator {denominator}.',
    'percent-outside': 'Line {line} ({code}): the percentage must be from 0 to 100.',
    'says-otherwise':
      'Line {line} ({code}) says {value}, but line {before} ({other}) says {otherValue} of the same thing.',
    'cells-differ': 'Line {line} ({code}) says {value}, but the other lines come to {sum}.',
    'over-whole': 'Line {line} ({code}) says {value}, more than the {whole} of which it is a part.',
    'catalogue-differs':
      'Line {line} ({code}): the denominator says {said} procedures, but the catalogue has {counted} of this group.',
    'parts-differ-numerator': 'Line {line} ({code}): the numerator says {total}, but its parts add up to {sum}.',
    'parts-differ-denominator': 'Line {line} ({code}): the denominator says {total}, but its parts add up to {sum}.',
    'over-container':
      'Line {line} ({code}): {value} is over {whole} of line {otherLine} ({other}), which it is a part of.',
    'parts-over-numerator':
      'Line {line} ({code}): the numerator says {total}, but those of its parts that are in the file already make {sum}.',
    'parts-over-denominator':
      'Line {line} ({code}): the denominator says {total}, but those of its parts that are in the file already make {sum}.',
  },
  row: 'line {line} {code} ({says})',
  numerator: 'numerator {value}',
  denominator: 'denominator {value}',
  contradiction: 'The figures contradict each other: no set of cases fulfils at once {rows}.',
  'contradiction-with-open':
    'The figures contradict each other: a procedure that is not open online has no online case, so no set of cases fulfils at once {rows}.',
  'at-scale': 'This is so at scale {scale}, where too few cases are left; choose a larger scale.',
  undecided:
    'No set of cases that fulfils every row was found within the limits of the search, nor was it proven that there is none. Give the percentages fewer decimals, or numerators and denominators.',
  summary: 'makes synthetic records so that every computed figure equals the given file',
  usage: {
    'figures-missing': 'The figures file is missing. Example: da06 simulate --figures figures.csv --as-of 2023-11-30',
    'as-of-missing': 'The date of the figures is missing. Example: --as-of 2023-11-30',
    'bad-date': 'There is no date "{text}". Write year-month-day, such as 2023-11-30.',
    'bad-scale': '--scale must be a positive number such as 1 or 0.05; "{text}" is not.',
    'bad-seed': '--seed must be a whole number, zero or more; "{text}" is not.',
    unreadable: 'The file {file} cannot be read ({code}).',
  },
  phase: {
    people: 'People',
    cases: 'Cases',
    accounts: 'e-ID accounts',
    applications: 'Identity-card applications',
    sectors: 'Sector records',
    statements: 'Statements of agencies',
  },
  assigned: 'Simulated number, by the figures file as of {date}',
  progress: '{what}: {done}/{total} ({percent}%), {rate} rows/s, {left} left',
  'progress-end': '{what}: {done} rows in {seconds} s, {rate} rows/s',
  'nothing-ours': 'The file has no figure that this version can make records for.',
  'left-out': 'Left out {count} figures that this version cannot make records for yet: {codes}.',
  'other-date': 'Note: these rows state another date than {asOf} and are made as of {asOf} all the same: {codes}.',
  solved: 'Found a set of {cases} cases that fulfils every row of the file in {seconds} s.',
  table: { code: 'Figure', wanted: 'File', computed: 'System', source: 'Source', verdict: 'Verdict' },
  source: { computed: 'from records', declared: 'stated by a unit' },
  verdict: {
    equal: 'equal',
    moved: 'equal; rounded to the other neighbour so that the parts add up',
    near: 'as near as the number of cases at this scale allows',
    differs: 'DIFFERS',
  },
  misprint: 'the file prints {stated}, but its own counts give {ownCounts}',
  'all-equal': 'All {count} figures agree with the file: {computed} from records, {declared} stated by units.',
  'some-differ':
    '{differing} of {count} figures differ from the file ({computed} from records, {declared} stated by units).',
  stated: {
    period: 'Simulated figures',
    reason: 'The simulation was run again with other numbers',
    none: 'The simulated figures file has no number for this figure',
    partly: 'The simulated figures file has only part of this figure',
    sheet: 'Simulated figures of {agency} as at {date}',
    'sheet-note': 'Made by a simulation; not a real document.',
    file: 'simulated-figures-{date}.pdf',
    'no-committee': 'There is no provincial people’s committee on {date}.',
    'no-owner': 'No agency is in charge of the figure with the code “{code}” on {date}.',
  },
  figures: {
    summary: 'computes figures from records at a date',
    head: 'Figures computed from records up to and including {date}',
  },
};
