import { allHold, type Fact, type FactName, type Question } from '#indicators';

/** So many records that are alike in everything that figures ask: what the simulation decides a number for. */
export interface Cell {
  source: FactName;
  fact: Fact;
}

const levels = ['1', '2'] as const;
const places = ['district', 'commune', 'village'] as const;
/** The lists of work of the sectors that the report counts. */
const simulatedSectors = ['insurance', 'tax', 'vaccination-person', 'vaccination-shot', 'children', 'merit'] as const;

const cellsOf = (source: FactName, names: readonly string[], more: Fact = {}): Cell[] =>
  names.map((fact) => ({ source, fact: { ...more, fact } }));

/** Every cell that the doors of the modules can fill. A new kind of record has its cells here and its door in make-records.ts. */
export const cells: readonly Cell[] = [
  ...levels.flatMap((level) => cellsOf('accounts', ['registered', 'activated'], { level, holder: 'citizen' })),
  ...cellsOf('applications', ['received']),
  ...simulatedSectors.flatMap((sector) => cellsOf('cleaning', ['due', 'entered', 'cleaned'], { sector })),
  ...places.flatMap((level) => cellsOf('task-forces', ['planned', 'established'], { level })),
  ...cellsOf('models', ['assigned', 'done', 'in-progress']),
  ...cellsOf('budget', ['allocated']),
];

/** A cell by what it is: 'cleaning:due:tax'. */
export const cellName = ({ source, fact }: Cell): string =>
  [source, fact.fact, fact.sector ?? fact.level].filter((part) => part !== undefined && part !== null).join(':');

/** What a cell may not be more than: nobody activates an account that there is not. */
export const bounds: readonly { part: readonly string[]; whole: string }[] = [
  ...levels.map((l) => ({ part: [`accounts:activated:${l}`], whole: `accounts:registered:${l}` })),
  ...simulatedSectors.flatMap((s) => [
    { part: [`cleaning:entered:${s}`], whole: `cleaning:due:${s}` },
    { part: [`cleaning:cleaned:${s}`], whole: `cleaning:entered:${s}` },
  ]),
  ...places.map((l) => ({ part: [`task-forces:established:${l}`], whole: `task-forces:planned:${l}` })),
  { part: ['models:done', 'models:in-progress'], whole: 'models:assigned' },
];

/** The cells that one side of a question adds up, and those that it takes off. */
export function cellsOfSide(
  question: Question,
  side: 'numerator' | 'denominator',
): { added: readonly string[]; takenOff: readonly string[] } {
  const fits = (conditions: Question['where']) =>
    cells
      .filter((c) => c.source === question.fact && allHold([...question.where, ...conditions], c.fact))
      .map(cellName);
  if (side === 'denominator') return { added: fits(question.among ?? []), takenOff: [] };
  return { added: fits(question.counted), takenOff: question.less === undefined ? [] : fits(question.less) };
}
