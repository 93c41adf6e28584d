import { t } from '#platform/i18n';
import { doubt, status } from './decide.ts';
import { FileWriter } from './file-writer.ts';
import { evidence, levelIn } from './levels.ts';
import type { Linked } from './link.ts';

const statusWords = ['', 'unmatched', 'review', 'matched'];
const doubtKeys = ['', 'weak-name', 'rival', 'taken', 'score'];

/** Writes one row a record, in the order of the records: record_id, personal_id, status, score, reason. */
export function writeAnswers(linked: Linked, file: string): void {
  const { ground, answers, decisions } = linked;
  const reason = reasonWriter();
  const writer = new FileWriter(file);
  writer.text('record_id,personal_id,status,score,reason\n');
  for (let r = 0; r < ground.records.rows; r += 1) {
    const what = decisions.status[r] as number;
    writer.field(ground.records, r);
    writer.text(',');
    if (what !== status.unmatched) writer.field(ground.registry, answers.row[r] as number);
    const words = reason(what, decisions.doubt[r] as number, {
      pattern: answers.pattern[r] as number,
      broken: ground.records.broken[r] === 1,
    });
    writer.text(`,${statusWords[what]},${scoreText(answers.score[r] as number)},${words}\n`);
  }
  writer.close();
}

/** Writes what a clerk needs to judge each record under review, strongest candidate first seen beside the record. */
export function writeReview(linked: Linked, file: string): void {
  const { ground, answers, decisions } = linked;
  const { records, registry } = ground;
  const reason = reasonWriter();
  const writer = new FileWriter(file);
  writer.text(
    'record_id,personal_id,score,reason,record_name,registry_name,record_birth,registry_birth,other_personal_id\n',
  );
  for (let r = 0; r < records.rows; r += 1) {
    if (decisions.status[r] !== status.review) continue;
    const row = answers.row[r] as number;
    const second = answers.secondRow[r] as number;
    writer.field(records, r);
    writer.text(',');
    writer.field(registry, row);
    const words = reason(status.review, decisions.doubt[r] as number, {
      pattern: answers.pattern[r] as number,
      broken: false,
    });
    writer.text(`,${scoreText(answers.score[r] as number)},${words},`);
    writer.bytes(records.bytes, records.nameStart[r] as number, records.nameEnd[r] as number);
    writer.text(',');
    writer.bytes(registry.bytes, registry.nameStart[row] as number, registry.nameEnd[row] as number);
    writer.text(`,${birthText(records.birth[r] as number)},${birthText(registry.birth[row] as number)},`);
    if (second >= 0) writer.field(registry, second);
    writer.text('\n');
  }
  writer.close();
}

const scoreText = (score: number) => Math.max(-99, Math.min(99, score)).toFixed(2);

function birthText(birth: number): string {
  if (birth === 0) return '';
  const year = Math.floor(birth / 10_000);
  const month = Math.floor(birth / 100) % 100;
  const pad = (n: number) => String(n).padStart(2, '0');
  return month === 0
    ? String(year)
    : birth % 100 === 0
      ? `${pad(month)}/${year}`
      : `${pad(birth % 100)}/${pad(month)}/${year}`;
}

/** Words of the evidence, told once for each pattern: hundreds of patterns, hundreds of thousands of rows. */
function reasonWriter() {
  const told = new Map<string, string>();
  return (what: number, why: number, { pattern, broken }: { pattern: number; broken: boolean }): string => {
    if (broken) return t('vi', 'linkage.reason.broken');
    if (what === status.unmatched) return t('vi', 'linkage.reason.nobody');
    const key = `${why}/${pattern}`;
    let words = told.get(key);
    if (words === undefined) {
      words = reasonOf(why, pattern);
      told.set(key, words);
    }
    return words;
  };
}

function reasonOf(why: number, pattern: number): string {
  const parts = why === doubt.none ? [] : [t('vi', `linkage.doubt.${doubtKeys[why]}`)];
  evidence.forEach((e, field) => {
    const at = levelIn(pattern, field);
    if (at > 0) parts.push(t('vi', `linkage.evidence.${e.name}.${e.levels[at]}`));
  });
  return parts.join('; ');
}
