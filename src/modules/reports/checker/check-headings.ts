import type { Block } from './block.ts';
import type { Finding } from './finding.ts';

const romans = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
  'XVII',
  'XVIII',
  'XIX',
  'XX',
];

/** The number at the beginning of a heading, as a path: "4.1.2." is [4, 1, 2]; Roman numbers stand apart. */
interface Numbered {
  block: Block;
  text: string;
  roman: boolean;
  path: number[];
}

function numberOf(block: Block): Numbered | undefined {
  if (block.kind === 'row' || block.kind === 'item') return undefined;
  const isHeading = block.kind === 'heading';
  const roman = /^([IVX]{1,6})[.)]?\s+\p{Lu}/u.exec(block.text);
  if (roman?.[1] !== undefined && romans.includes(roman[1]) && (isHeading || block.text === block.text.toUpperCase()))
    return { block, text: roman[1], roman: true, path: [romans.indexOf(roman[1]) + 1] };
  const arabic = /^(\d{1,2}(?:\.\d{1,2})*)\.?\s+\p{Lu}/u.exec(block.text);
  // Outside headings a single number may be a list's; several levels are a heading's.
  if (arabic?.[1] === undefined || !(isHeading || (arabic[1].includes('.') && block.text.length < 200)))
    return undefined;
  return { block, text: arabic[1], roman: false, path: arabic[1].split('.').map(Number) };
}

/** Headings whose number does not follow from the one before: a jump, a repeated number, a child without its parent. */
export function checkHeadings(blocks: readonly Block[]): Finding[] {
  const found = blocks.map(numberOf).filter((n) => n !== undefined);
  return blocks.some((b) => b.kind === 'heading') ? inSequence(found) : amongSeen(found);
}

/** Where headings are marked as such, each must follow from the one before it. */
function inSequence(numbers: readonly Numbered[]): Finding[] {
  const findings: Finding[] = [];
  let roman: Numbered | undefined;
  let before: Numbered | undefined;
  for (const n of numbers) {
    const last = n.roman ? roman : before;
    if (last !== undefined && !followers(last).includes(n.text)) findings.push(jump(n, last));
    if (n.roman) [roman, before] = [n, undefined];
    else before = n;
  }
  return findings;
}

/**
 * In plain text a single number may be a list's. So only numbers of several levels are looked at: their elder sibling and
 * their parents of several levels must have been there.
 */
function amongSeen(numbers: readonly Numbered[]): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  let roman: Numbered | undefined;
  let before: Numbered | undefined;
  for (const n of numbers) {
    if (n.roman) {
      if (roman !== undefined && n.path[0] !== 1 && !followers(roman).includes(n.text)) findings.push(jump(n, roman));
      [roman, before] = [n, undefined];
      seen.clear();
      continue;
    }
    const elder = [...n.path.slice(0, -1), (n.path.at(-1) ?? 1) - 1];
    const parent = n.path.slice(0, -1);
    const hasElder = elder.at(-1) === 0 || seen.has(elder.join('.'));
    const hasParent = parent.length < 2 || seen.has(parent.join('.'));
    if (before !== undefined && !(hasElder && hasParent)) findings.push(jump(n, before));
    seen.add(n.text);
    before = n;
  }
  return findings;
}

const jump = (n: Numbered, before: Numbered): Finding => ({
  kind: 'heading',
  line: n.block.lineAt(0),
  quote: n.block.text.slice(0, 90),
  stated: n.text,
  computed: followers(before).slice(0, 3).join(' / '),
  params: { previous: before.text },
});

/** Numbers that may follow a heading: its next sibling, the next sibling of each of its parents, its first child. */
function followers({ roman, path }: Numbered): string[] {
  if (roman) return [romans[path[0] ?? 0] ?? ''];
  const next = path.map((_, i) => [...path.slice(0, path.length - 1 - i), (path[path.length - 1 - i] ?? 0) + 1]);
  return [...next, [...path, 1]].map((p) => p.join('.'));
}
