/** The decision whose annex lists the 25 essential services; 1–11 are those of the police. */
export const essentialDecision = { number: '06/QĐ-TTg', date: '2022-01-06', services: 25, ofPolice: 11 } as const;
