import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const web = join(import.meta.dirname, '..');

/** Served at `/assets/` and `/islands/`. */
export const assetFolders = { assets: join(web, 'assets'), islands: join(web, 'islands') } as const;

function digest(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('base64url').slice(0, 10);
}

const islandFiles = readdirSync(assetFolders.islands)
  .filter((name) => name.endsWith('.js'))
  .sort();

// Read once at start. Islands load each other, so one version stands for all of them.
const versions = {
  theme: digest([join(assetFolders.assets, 'theme.css')]),
  islands: digest(islandFiles.map((name) => join(assetFolders.islands, name))),
};

/** Addresses that change with their content, so that browsers may keep them for a year. */
export const assetAddress = {
  theme: `/assets/theme.css?v=${versions.theme}`,
  islands: `/islands/main.js?v=${versions.islands}`,
  mark: '/assets/mark.svg',
  fonts: [
    '/assets/fonts/be-vietnam-pro-latin-400.woff2',
    '/assets/fonts/be-vietnam-pro-vietnamese-400.woff2',
    '/assets/fonts/be-vietnam-pro-latin-700.woff2',
    '/assets/fonts/be-vietnam-pro-vietnamese-700.woff2',
  ],
} as const;
