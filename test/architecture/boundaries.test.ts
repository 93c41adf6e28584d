import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.mjs';
import { root } from '../support/source-files.ts';

async function violationsIn(folder: string, baseDir: string): Promise<{ rules: string[]; modules: number }> {
  const { output } = await cruise([folder], {
    ...config.options,
    ruleSet: { forbidden: config.forbidden as never },
    validate: true,
    baseDir,
  });
  const result = output as ICruiseResult;
  return {
    rules: result.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`),
    modules: result.modules.length,
  };
}

/** A small tree of its own in which a rule is broken on purpose. */
async function planted(files: Record<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(root, 'test', 'planted-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return (await violationsIn('src', folder)).rules;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the arrows of the house', () => {
  it('point downward everywhere in src', async () => {
    const { rules, modules } = await violationsIn('src', root);
    assert.deepEqual(rules, []);
    assert.ok(modules > 100, `only ${modules} files were read: the guard is asleep`);
  });

  it('a deep import into another module is caught', async () => {
    const rules = await planted({
      'src/modules/cases/index.ts':
        "import { secret } from '../population/person-store.ts';\nexport const x = secret;\n",
      'src/modules/population/person-store.ts': 'export const secret = 1;\n',
    });
    assert.ok(
      rules.some((r) => r.startsWith('through-the-front-door')),
      rules.join('\n'),
    );
  });

  it('an upward import is caught', async () => {
    const rules = await planted({
      'src/modules/territory/index.ts': "export { y as x } from '../cases/index.ts';\n",
      'src/modules/cases/index.ts': 'export const y = 1;\n',
    });
    assert.ok(
      rules.some((r) => r.startsWith('territory-knows-only')),
      rules.join('\n'),
    );
  });

  it('a platform that knows a module is caught', async () => {
    const rules = await planted({
      'src/platform/db/index.ts': "export { y as x } from '../../modules/cases/index.ts';\n",
      'src/modules/cases/index.ts': 'export const y = 1;\n',
    });
    assert.ok(
      rules.some((r) => r.startsWith('platform-knows-no-module')),
      rules.join('\n'),
    );
  });
});
