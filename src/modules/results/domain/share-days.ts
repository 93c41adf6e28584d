/** For how many days a result may be shown to somebody else. */
export const shareDays = [1, 7, 30] as const;
