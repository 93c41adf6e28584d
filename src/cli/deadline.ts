import { computeDeadline, type Deadline } from '#cases';
import { formatDate, t } from '#platform/i18n';
import { type IsoDate, isIsoDate, weekday } from '#platform/time';
import { type OneStopRegime, regimeAt, workingCalendar } from '#procedures';
import { type CliCommand, readOptions, tellRefusal, UsageError } from './cli-command.ts';
import './i18n/index.ts';

interface Question {
  received: string;
  days: number;
  pauses: { from: IsoDate; to: IsoDate }[];
  json: boolean;
}

interface Answer extends Deadline {
  regime: OneStopRegime;
}

function readPause(text: string): { from: IsoDate; to: IsoDate } {
  const [from = '', to = '', ...more] = text.split('/');
  if (!isIsoDate(from) || !isIsoDate(to) || more.length > 0) throw new UsageError('cli.deadline.pause-form', { text });
  return { from, to };
}

function readQuestion(args: string[]): Question {
  const { received, days, pause, json } = readOptions(args, {
    received: { type: 'string' },
    days: { type: 'string' },
    pause: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  if (received === undefined) throw new UsageError('cli.deadline.received-missing');
  if (days === undefined) throw new UsageError('cli.deadline.days-missing');
  if (!/^\d{1,6}$/.test(days)) throw new UsageError('cli.deadline.days-not-whole', { text: days });
  return { received, days: Number(days), pauses: (pause ?? []).map(readPause), json: json ?? false };
}

function answer({ received, days, pauses }: Question): Answer {
  const deadline = computeDeadline({ receivedAt: received, workingDays: days, pauses });
  return { ...deadline, regime: regimeAt(received.slice(0, 10)) };
}

/** The contract's object {due, countedFrom, skipped: [{date, why}]} with the reasons in words and the regime beside it. */
function asJson({ due, countedFrom, skipped, provisional, regime }: Answer): string {
  const days = skipped.map(({ date, why, words }) => ({ date, why, words: words.vi }));
  return JSON.stringify({ due, countedFrom, skipped: days, provisional, regime: regime.code });
}

function dated(date: IsoDate): { weekday: string; date: string } {
  return { weekday: t('vi', `cli.deadline.weekday.${weekday(date)}`), date: formatDate(date) };
}

function asText({ due, countedFrom, skipped, provisional, regime }: Answer, days: number): string {
  const documents = new Set([...workingCalendar.documentsOf(countedFrom), ...workingCalendar.documentsOf(due)]);
  const lines = [
    t('vi', 'cli.deadline.due', dated(due)),
    t('vi', 'cli.deadline.counted-from', { ...dated(countedFrom), days }),
    t('vi', skipped.length === 0 ? 'cli.deadline.skipped-none' : 'cli.deadline.skipped-head'),
    ...skipped.map(({ date, words }) =>
      t('vi', 'cli.deadline.skipped-line', { date: formatDate(date), words: words.vi }),
    ),
    t('vi', 'cli.deadline.basis', { decree: regime.name.vi, documents: [...documents].join('; ') }),
  ];
  if (provisional) lines.push(t('vi', 'cli.deadline.provisional'));
  return lines.join('\n');
}

/** `da06 deadline`: the due date of the regime of the date of receipt. Times are Vietnamese wall time. */
export const deadlineCommand: CliCommand = {
  name: 'deadline',
  usage: 'deadline --received YYYY-MM-DDTHH:MM --days N [--pause FROM/TO …] [--json]',
  summary: t('vi', 'cli.deadline.summary'),
  async run(args) {
    try {
      const question = readQuestion(args);
      const found = answer(question);
      process.stdout.write(`${question.json ? asJson(found) : asText(found, question.days)}\n`);
      return 0;
    } catch (error) {
      return tellRefusal(error);
    }
  },
};
