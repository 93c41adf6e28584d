/** Legal regimes by date: the working calendar, the one-stop rules, the codes of cases. */
export { caseCode } from './case-code.ts';
export type { Day } from './day-table.ts';
export type { DayOffCode } from './holiday-names.ts';
export { type OneStopRegime, oneStopRegimes, regimeAt } from './one-stop-regime.ts';
export {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  whyNot,
  workingCalendar,
  workingDaysBetween,
} from './working-calendar.ts';
