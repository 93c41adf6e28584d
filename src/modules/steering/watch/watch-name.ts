/** Name of the recurring task that reminds; acts that give tasks wake it. */
export const watchTasksName = 'steering.watch-tasks';
