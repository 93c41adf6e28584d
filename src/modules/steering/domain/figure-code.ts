const shape = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/;

/** Whether it has the shape of a figure's code ("id_card.issued"). Which codes there are is known to indicators alone. */
export const isFigureCode = (text: string): boolean => text.length <= 80 && shape.test(text);

/** Codes typed in one line, apart by commas, semicolons or blanks; each once. */
export const figureCodesOf = (text: string): string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((code) => code !== '')),
];
