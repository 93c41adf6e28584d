/** The face of procedures. */
export {
  addWorkingDays,
  caseCode,
  type Day,
  type DayOffCode,
  isWorkingDay,
  nextWorkingDay,
  type OneStopRegime,
  regimeAt,
  whyNot,
  workingCalendar,
  workingDaysBetween,
} from './regimes/index.ts';
