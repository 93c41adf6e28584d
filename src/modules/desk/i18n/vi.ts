export const vi = {};
