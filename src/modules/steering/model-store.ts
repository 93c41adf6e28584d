import { emptySql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Area } from './domain/area.ts';
import type { ModelState } from './domain/model.ts';
import { registerStore } from './register-store.ts';

export interface ModelRow {
  id: string;
  number: number;
  name: string;
  area: Area;
  ownerAgency: string;
  cooperating: string[];
  state: ModelState;
  assignedOn: IsoDate;
  startedOn: IsoDate | null;
  doneOn: IsoDate | null;
  endedOn: IsoDate | null;
  dueOn: IsoDate | null;
  version: number;
}

export const modelStore = registerStore<ModelRow>('model', {
  id: 'id',
  number: 'number',
  name: 'name',
  area: 'area',
  ownerAgency: 'owner_agency',
  cooperating: 'cooperating',
  state: 'state',
  assignedOn: 'assigned_on',
  startedOn: 'started_on',
  doneOn: 'done_on',
  endedOn: 'ended_on',
  dueOn: 'due_on',
  version: 'version',
});

/** All models by number; those that were given up only when asked for. */
export function listOfModels(tx: Tx, { stopped }: { stopped: boolean }): Promise<ModelRow[]> {
  return tx.rows<ModelRow>(sql`select ${modelStore.columns} from steering.model
    ${stopped ? emptySql : sql`where state <> 'stopped'`} order by number, assigned_on`);
}

/** The model that bears a number and was not given up. */
export function modelOfNumber(tx: Tx, number: number): Promise<ModelRow | undefined> {
  return tx.maybe<ModelRow>(
    sql`select ${modelStore.columns} from steering.model where number = ${number} and state <> 'stopped'`,
  );
}
