/** The two shapes of the province; the law is cited beside the units and agencies. */
export const daysOf2023 = { validFrom: '2020-01-01', validTo: '2025-06-30' };
export const daysOf2025 = { validFrom: '2025-07-01', validTo: null };

/**
 * On 1 March 2025 departments were merged (Decree 45/2025/NĐ-CP) and district police was dissolved (reorganisation of
 * the public security forces into three levels).
 */
export const lastDayBeforeReorganisation = '2025-02-28';
export const reorganisation = '2025-03-01';
