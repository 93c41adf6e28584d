import type { ICruiseOptions } from 'dependency-cruiser';

/** Module → modules it stands on. */
export const uses: Record<string, string[]>;
declare const config: { forbidden: { name: string }[]; options: ICruiseOptions };
// biome-ignore lint/style/noDefaultExport: dependency-cruiser reads a default export
export default config;
