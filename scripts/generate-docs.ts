import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modules } from '#app/modules';
import { configKeys } from '#platform/config';
import { uses } from '../.dependency-cruiser.mjs';

/** Documents that the code itself knows best. `--check` fails when what is committed differs. */
const root = join(import.meta.dirname, '..');
const made = 'Made by `node scripts/generate-docs.ts` from the code; do not edit.';

function configuration(): string {
  const rows = Object.values(configKeys).map(
    (k) =>
      `| \`${k.env}\` | ${k.doc} | ${k.default === '' ? '(empty)' : `\`${k.default}\``} | \`${k.example}\` | ${'secret' in k ? 'yes' : ''} |`,
  );
  return `# Configuration\n\n${made}\n\n| variable | what it is | default | example | secret |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function permissions(): string {
  const rows = modules.flatMap((m) =>
    [...m.commands, ...m.queries].map((h) => {
      const what = h.kind === 'command' ? 'act' : h.personal ? 'question about a person (purpose, logged)' : 'question';
      return `| \`${h.name}\` | ${what} | ${h.allow.sentence} |`;
    }),
  );
  return `# Who may do what\n\n${made}\n\n| name | kind | who may |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function events(): string {
  const rows = modules.flatMap((m) =>
    m.commands.flatMap((c) => c.emits.map((e: string) => ({ event: e, by: c.name }))),
  );
  const names = [...new Set(rows.map((r) => r.event))].sort();
  const line = (name: string) => {
    const by = rows.filter((r) => r.event === name).map((r) => `\`${r.by}\``);
    const then = modules
      .flatMap((m) => m.reactions)
      .filter((r) => r.on === name)
      .map((r) => `\`${r.name}\``);
    return `| \`${name}\` | ${by.join(', ')} | ${then.join(', ') || '–'} |`;
  };
  return `# Events\n\n${made}\n\n| event | emitted by | reactions |\n| --- | --- | --- |\n${names.map(line).join('\n')}\n`;
}

/** The picture of the house: direct arrows only, an arrow that follows from two others is left out. */
function house(): string {
  const graph = uses as Record<string, string[]>;
  const direct = (name: string) =>
    (graph[name] ?? []).filter((to) => !(graph[name] ?? []).some((via) => via !== to && graph[via]?.includes(to)));
  const arrows = Object.keys(graph).flatMap((name) => direct(name).map((to) => `  ${name} --> ${to}`));
  return [
    '```mermaid',
    'flowchart TD',
    '  shells["web · api · cli · app (shells: compose modules)"] --> indicators',
    ...arrows,
    '  territory --> platform["platform (ground: knows no module)"]',
    '```',
  ].join('\n');
}

async function architecture(): Promise<string> {
  const text = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8');
  const marked = /<!-- house:begin -->[\s\S]*<!-- house:end -->/;
  if (!marked.test(text)) throw new Error('ARCHITECTURE.md has lost the marks around its picture');
  return text.replace(marked, `<!-- house:begin -->\n${house()}\n<!-- house:end -->`);
}

const files: Record<string, string> = {
  'docs/generated/configuration.md': configuration(),
  'docs/generated/permissions.md': permissions(),
  'docs/generated/events.md': events(),
  'ARCHITECTURE.md': await architecture(),
};

const differing: string[] = [];
for (const [path, text] of Object.entries(files)) {
  const before = await readFile(join(root, path), 'utf8').catch(() => '');
  if (before === text) continue;
  differing.push(path);
  if (!process.argv.includes('--check')) await writeFile(join(root, path), text);
}
if (process.argv.includes('--check') && differing.length > 0) {
  process.stderr.write(`not as the code says: ${differing.join(', ')}; run 'node scripts/generate-docs.ts'\n`);
  process.exitCode = 1;
}
