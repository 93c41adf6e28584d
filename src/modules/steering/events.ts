/** A directive was put on record. Payload: { directiveId }. */
export const directiveRecorded = 'steering.directive-recorded.v1';
/** A task was given or went a step further. Payload: { taskId, act, to, ownerAgency, assignedBy }. */
export const taskMoved = 'steering.task-moved.v1';
