import { formatDate } from '#platform/i18n';
import { isIsoDate } from '#platform/time';
import { branches, channels, type Fee, type Law, lawCell, levels, type Procedure, readLaws } from '#procedures';
import {
  type EditFaults,
  type FactSection,
  inBoth,
  line,
  lines,
  maybeWords,
  readCount,
  showWords,
  type Values,
  wordsOf,
} from './edit-form.ts';

const isoOf = (typed: string) => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? [];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

function readDay(values: Values, name: string, faults: EditFaults): string | undefined {
  const iso = isoOf(values[name] ?? '');
  if (isIsoDate(iso)) return iso;
  faults.add(name, 'date');
  return undefined;
}

function readLawLines(values: Values, name: string, faults: EditFaults): Law[] {
  const read = readLaws(values[name] ?? '');
  if (!read.ok) faults.add(name, 'law');
  return read.ok ? read.value : [];
}

function oneLaw(values: Values, name: string, faults: EditFaults): Law | undefined {
  const laws = readLawLines(values, name, faults);
  if (laws.length !== 1 && faults.all.every((f) => f.field !== name)) faults.add(name, 'law');
  return laws[0];
}

const texts: FactSection = {
  id: 'texts',
  fields: [
    ...inBoth('name'),
    ...inBoth('description', 'lines'),
    ...inBoth('search', 'line', true),
    line('nationalCode', true),
    line('validFrom'),
    line('validTo', true),
  ],
  show: (data) => ({
    ...showWords('name', data.name),
    ...showWords('description', data.description),
    ...showWords('search', data.searchWords),
    nationalCode: data.nationalCode ?? '',
    validFrom: formatDate(data.validFrom),
    validTo: data.validTo === null ? '' : formatDate(data.validTo),
  }),
  read(values, faults) {
    const validFrom = readDay(values, 'validFrom', faults);
    const validTo = values['validTo'] === '' ? null : readDay(values, 'validTo', faults);
    return {
      name: wordsOf(values, 'name'),
      description: wordsOf(values, 'description'),
      searchWords: wordsOf(values, 'search'),
      nationalCode: values['nationalCode'] === '' ? null : (values['nationalCode'] ?? null),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validTo === undefined ? {} : { validTo }),
    };
  },
};

const service: FactSection = {
  id: 'service',
  fields: [
    { name: 'online', kind: 'choice', options: ['full', 'part'], optionKey: (v) => `procedures.online.${v}` },
    ...inBoth('reason', 'line', true),
    { name: 'channels', kind: 'ticks', options: channels, optionKey: (v) => `procedures.channel.${v}` },
    { name: 'branch', kind: 'choice', options: branches, optionKey: (v) => `procedures.branch.${v}` },
    { name: 'level', kind: 'choice', options: levels, optionKey: (v) => `procedures.level.${v}` },
  ],
  show: (data) => ({
    online: data.online.level,
    ...showWords('reason', data.online.level === 'part' ? data.online.reason : undefined),
    channels: data.channels.join(' '),
    branch: data.branch,
    level: data.level,
  }),
  read(values, faults, data) {
    const chosen = channels.filter((c) => (values['channels'] ?? '').split(' ').includes(c));
    if (chosen.length === 0) faults.add('channels', 'choose');
    const reason = maybeWords(values, 'reason');
    // A partial service must say why (Decree 224/2026, art. 14).
    if (values['online'] === 'part' && reason === undefined) faults.add('reasonVi', 'reason');
    return {
      online: values['online'] === 'part' ? { level: 'part', reason: reason ?? { vi: '', en: '' } } : { level: 'full' },
      ...(chosen.length === 0 ? {} : { channels: chosen }),
      branch: branches.find((b) => b === values['branch']) ?? data.branch,
      level: levels.find((l) => l === values['level']) ?? data.level,
    };
  },
};

const fee: FactSection = {
  id: 'fee',
  fields: [line('feeCounter', true), line('feeOnline', true), ...inBoth('feeNote', 'line', true), line('feeLaw')],
  show: ({ fee }) => ({
    feeCounter: fee.counter === null ? '' : String(fee.counter),
    feeOnline: fee.online === null ? '' : String(fee.online),
    ...showWords('feeNote', fee.note),
    feeLaw: lawCell(fee.basis),
  }),
  read(values, faults, data) {
    const note = maybeWords(values, 'feeNote');
    const sums = { counter: readCount(values, 'feeCounter', faults), online: readCount(values, 'feeOnline', faults) };
    const fee: Fee = {
      counter: sums.counter ?? null,
      online: sums.online ?? null,
      ...(note === undefined ? {} : { note }),
      ...(data.fee.paidOnReturn === undefined ? {} : { paidOnReturn: true as const }),
      basis: oneLaw(values, 'feeLaw', faults) ?? data.fee.basis,
    };
    return { fee };
  },
};

const deadline: FactSection = {
  id: 'deadline',
  fields: [
    line('days'),
    line('extendedDays', true),
    ...inBoth('extendedWhen', 'line', true),
    ...inBoth('deadlineNote', 'line', true),
    line('deadlineLaw'),
  ],
  show: ({ deadline }) => ({
    days: String(deadline.workingDays),
    extendedDays: deadline.extended === undefined ? '' : String(deadline.extended.workingDays),
    ...showWords('extendedWhen', deadline.extended?.when),
    ...showWords('deadlineNote', deadline.note),
    deadlineLaw: lawCell(deadline.basis),
  }),
  read(values, faults, data) {
    const days = readCount(values, 'days', faults);
    if (days === undefined && faults.all.every((f) => f.field !== 'days')) faults.add('days', 'count');
    const extended = readCount(values, 'extendedDays', faults);
    const note = maybeWords(values, 'deadlineNote');
    return {
      deadline: {
        workingDays: days ?? data.deadline.workingDays,
        ...(extended === undefined
          ? {}
          : { extended: { workingDays: extended, when: wordsOf(values, 'extendedWhen') } }),
        ...(note === undefined ? {} : { note }),
        basis: oneLaw(values, 'deadlineLaw', faults) ?? data.deadline.basis,
      },
    };
  },
};

const law: FactSection = {
  id: 'law',
  fields: [lines('laws')],
  show: (data) => ({ laws: data.legalBasis.map(lawCell).join('\n') }),
  read: (values, faults) => ({ legalBasis: readLawLines(values, 'laws', faults) }),
};

const result: FactSection = {
  id: 'result',
  fields: [...inBoth('result'), line('resultCode', true), line('validMonths', true)],
  show: ({ result }: Procedure) => ({
    ...showWords('result', result.name),
    resultCode: result.code ?? '',
    validMonths: result.validMonths === undefined ? '' : String(result.validMonths),
  }),
  read(values, faults, data) {
    const months = readCount(values, 'validMonths', faults);
    const code = values['resultCode'] ?? '';
    if (code !== '' && !/^[a-z][a-z0-9-]*$/.test(code)) faults.add('resultCode', 'code');
    const { template } = data.result;
    return {
      result: {
        name: wordsOf(values, 'result'),
        ...(code === '' ? {} : { code }),
        ...(months === undefined ? {} : { validMonths: months }),
        ...(template === undefined ? {} : { template }),
      },
    };
  },
};

export const factSections: readonly FactSection[] = [texts, service, fee, deadline, law, result];
