import { openRuntime } from '#app/runtime';
import { computeFigures, type Figure } from '#indicators';
import { formatDate, formatNumber, t } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import { type CliCommand, readOptions, tellRefusal } from './cli-command.ts';
import '../simulation/i18n/index.ts';

/** `da06 figures`: computes figures from the records as at a date (today when none is given). */
export const figuresCommand: CliCommand = {
  name: 'figures',
  usage: 'figures --as-of YYYY-MM-DD [--known-at YYYY-MM-DD] [--code C …] [--data DIR] [--json]',
  summary: t('vi', 'simulate.figures.summary'),
  async run(args) {
    try {
      const {
        'as-of': asked,
        'known-at': knownAt,
        code: codes,
        data,
        json,
      } = readOptions(args, {
        'as-of': { type: 'string' },
        'known-at': { type: 'string' },
        code: { type: 'string', multiple: true },
        data: { type: 'string' },
        json: { type: 'boolean' },
      });
      const open = await openRuntime(data === undefined ? {} : { dataDir: data });
      try {
        const asOf = asked ?? vietnamDate(open.runtime.clock.now());
        const figures = await open.runtime.database.read({ kind: 'system' }, (tx) =>
          computeFigures(tx, { asOf, knownAt, codes }),
        );
        process.stdout.write(`${json ? JSON.stringify(figures.map(asContract)) : asTable(figures, asOf)}\n`);
      } finally {
        await open.close();
      }
      return 0;
    } catch (error) {
      return tellRefusal(error);
    }
  },
};

/** The fields that other programs rely on (design §5). */
function asContract({ code, label, numerator, denominator, percent, unit, source, asOf }: Figure) {
  return { code, label: label.vi, numerator, denominator, percent, unit, source, asOf };
}

function asTable(figures: readonly Figure[], asOf: string): string {
  const width = Math.max(...figures.map((f) => f.code.length));
  const rows = figures.map((f) => {
    const percent = f.percent === null ? '' : `${formatNumber('vi', f.percent, f.decimals)}%`;
    const source = t('vi', `indicators.source.${f.source}`);
    return `${f.code.padEnd(width)}  ${counts(f).padStart(17)}  ${percent.padStart(8)}  ${source.padEnd(16)}  ${f.label.vi}`;
  });
  return [t('vi', 'simulate.figures.head', { date: formatDate(asOf) }), ...rows].join('\n');
}

/** Both counts, or one; words where an agency has stated none. */
function counts({ numerator, denominator, percent, countDecimals }: Figure): string {
  const number = (value: number) => formatNumber('vi', value, Number.isInteger(value) ? 0 : countDecimals);
  if (numerator === null) return percent === null ? t('vi', 'indicators.no-number') : '';
  return denominator === null ? number(numerator) : `${number(numerator)}/${number(denominator)}`;
}
