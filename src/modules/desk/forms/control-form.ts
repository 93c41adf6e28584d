import { type CaseFacts, frameOf, type Issue } from './case-facts.ts';
import { timeInWords, word } from './form-words.ts';
import type { Sheet } from './sheet.ts';

/** One passing of the case from hand to hand. */
export interface HandOver {
  from: string;
  to: string;
  /** Names of the officers, where known. */
  giver: string;
  taker: string;
  at: Date;
  /** How the work of `from` ended against its allotted time; undefined where no time was allotted. */
  outcome?: 'early' | 'on-time' | 'late';
  note: string;
}

export interface ControlFacts extends CaseFacts {
  /** Agencies that were asked for an opinion. */
  consulted: readonly string[];
  handOvers: readonly HandOver[];
}

/** Form 05: who had the case, from when to when, and whether in time (Circular 01/2018/TT-VPCP art. 9). */
export function controlForm(facts: ControlFacts, issue: Issue): Sheet {
  const row = (key: string, value: string) => ({ label: word(key), value });
  return {
    ...frameOf('05', facts, issue),
    subtitle: word('case-code', { code: facts.officialCode }),
    blocks: [
      {
        kind: 'rows',
        rows: [
          row('solving-agency', facts.desk.authority),
          ...(facts.consulted.length === 0 ? [] : [row('consulted-agency', facts.consulted.join('; '))]),
          row('request', facts.service),
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: word('control-agency'), width: 9, align: 'left' },
          { label: word('control-time'), width: 9, align: 'left' },
          { label: word('control-outcome'), width: 5, align: 'center' },
          { label: word('control-note'), width: 6, align: 'left' },
        ],
        rows: facts.handOvers.map((h, i) => [
          word('control-places', { i: i + 1, from: h.from, to: h.to }),
          word('control-when', { time: timeInWords(h.at), giver: h.giver || '……', taker: h.taker || '……' }),
          h.outcome === undefined ? '–' : word(`outcome.${h.outcome}`),
          h.note,
        ]),
      },
    ],
    signatures: [],
    notes: [word('control-note-text')],
  };
}
