import { formatNumber, t } from '#platform/i18n';

export interface Progress {
  /** Tells how far it is; shown at most a few times a second, on a terminal in one line, otherwise now and then. */
  at(done: number): void;
  /** Ends the line and tells rows, seconds and rows per second. */
  end(done: number): { rows: number; seconds: number; rowsPerSecond: number };
}

/** A bar on stderr for work of a known size. */
export function startProgress(what: string, total: number, out: NodeJS.WriteStream = process.stderr): Progress {
  const start = performance.now();
  const everyMs = out.isTTY ? 200 : 2_000;
  let shownAt = start;
  const line = (done: number) => {
    const seconds = (performance.now() - start) / 1000;
    const rate = done / Math.max(seconds, 0.001);
    const left = rate === 0 ? 0 : Math.max(0, Math.ceil((total - done) / rate));
    return t('vi', 'simulate.progress', {
      what,
      done: formatNumber('vi', done),
      total: formatNumber('vi', total),
      percent: total === 0 ? 100 : Math.min(100, Math.floor((100 * done) / total)),
      rate: formatNumber('vi', Math.round(rate)),
      left: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`,
    });
  };
  return {
    at: (done) => {
      if (performance.now() - shownAt < everyMs) return;
      shownAt = performance.now();
      out.write(out.isTTY ? `\r${bar(done / Math.max(total, 1))} ${line(done)}\x1b[K` : `${line(done)}\n`);
    },
    end: (done) => {
      const seconds = (performance.now() - start) / 1000;
      const rowsPerSecond = Math.round(done / Math.max(seconds, 0.001));
      const params = {
        what,
        done: formatNumber('vi', done),
        seconds: formatNumber('vi', seconds, 1),
        rate: formatNumber('vi', rowsPerSecond),
      };
      out.write(`${out.isTTY ? '\r\x1b[K' : ''}${t('vi', 'simulate.progress-end', params)}\n`);
      return { rows: done, seconds, rowsPerSecond };
    },
  };
}

function bar(part: number): string {
  const full = Math.round(Math.min(1, part) * 24);
  return `[${'█'.repeat(full)}${'░'.repeat(24 - full)}]`;
}
