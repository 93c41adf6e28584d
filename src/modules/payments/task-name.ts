/** Name of the recurring task that speaks with the bank. */
export const reachBankName = 'payments.reach-bank';
