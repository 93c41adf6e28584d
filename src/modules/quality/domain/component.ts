/** Groups of the index, in the order of Decision 766/QĐ-TTg of 23/6/2022. */
export const groups = ['openness', 'progress', 'online', 'payment', 'satisfaction', 'digitisation'] as const;
export type Group = (typeof groups)[number];

/** What the records behind a component are, so that a list can lead to them. */
export type RecordKind = 'case' | 'procedure' | 'petition' | 'rating' | 'result';

export interface Component {
  /** Number of the decision's table. */
  readonly code: string;
  readonly group: Group;
  /** Most points. */
  readonly max: number;
  /** Share in per cent from which all points are given; below it they fall in proportion. */
  readonly threshold: number;
  /** null: this platform keeps no record from which it could be counted; then it is not computed and not hidden. */
  readonly records: RecordKind | null;
  /** The decision's table was not at hand for this split or threshold. */
  readonly unverified?: true;
}

/**
 * The index: 100 points in six groups. Points of the groups and the components named there, and their thresholds, after
 * the table in force since 2024. The split of group 3 between its two components and every threshold of 100 are our reading.
 */
// biome-ignore format: a table is read in columns
export const components: readonly Component[] = [
  { code: '1.1',  group: 'openness',     max: 6,  threshold: 100, records: 'procedure' },
  { code: '1.2',  group: 'openness',     max: 4,  threshold: 100, records: null },
  { code: '1.3',  group: 'openness',     max: 2,  threshold: 100, records: 'procedure' },
  { code: '1.4',  group: 'openness',     max: 6,  threshold: 100, records: null },
  { code: '2.1',  group: 'progress',     max: 20, threshold: 100, records: 'case' },
  { code: '3.1',  group: 'online',       max: 6,  threshold: 80,  records: 'procedure', unverified: true },
  { code: '3.3',  group: 'online',       max: 6,  threshold: 50,  records: 'case', unverified: true },
  { code: '3.5a', group: 'payment',      max: 2,  threshold: 80,  records: 'procedure' },
  { code: '3.5b', group: 'payment',      max: 2,  threshold: 100, records: 'procedure' },
  { code: '3.6',  group: 'payment',      max: 6,  threshold: 100, records: 'case' },
  { code: '5.2',  group: 'satisfaction', max: 6,  threshold: 100, records: 'petition' },
  { code: '5.3',  group: 'satisfaction', max: 6,  threshold: 100, records: 'petition' },
  { code: '5.4',  group: 'satisfaction', max: 6,  threshold: 90,  records: 'rating' },
  { code: '4.1',  group: 'digitisation', max: 6,  threshold: 100, records: 'case' },
  { code: '4.2',  group: 'digitisation', max: 4,  threshold: 80,  records: 'case' },
  { code: '4.2b', group: 'digitisation', max: 2,  threshold: 100, records: null },
  { code: '4.3',  group: 'digitisation', max: 2,  threshold: 80,  records: 'case' },
  { code: '4.4',  group: 'digitisation', max: 4,  threshold: 100, records: 'result' },
  { code: '4.5a', group: 'digitisation', max: 2,  threshold: 100, records: null },
  { code: '4.5b', group: 'digitisation', max: 2,  threshold: 100, records: null },
];

export const findComponent = (code: string): Component | undefined => components.find((c) => c.code === code);
