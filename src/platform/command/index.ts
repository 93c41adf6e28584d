/** Declared acts and questions, and the one way in which they run. */
export { type Actor, anonymousActor, type Duty, dutyFor, rowScopeOf, systemActor } from './actor.ts';
export {
  anyone,
  atLevel,
  citizen,
  demand,
  either,
  type LeastLevels,
  officer,
  type Permission,
  signedIn,
  systemOnly,
} from './allow.ts';
export { ask, execute, type Request, writeAudit } from './execute.ts';
export {
  type Command,
  type CommandContext,
  type Concern,
  command,
  type Query,
  type QueryContext,
  query,
} from './head.ts';
export type { ModuleFace, Reaction, Task } from './module.ts';
export { type AuditRow, auditAbout, auditPeriodOf } from './read-audit.ts';
export type { Runtime } from './runtime.ts';
