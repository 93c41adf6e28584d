import type { FastifyReply } from 'fastify';
import {
  type CardHolder,
  ChipFormatError,
  type ChipVerdict,
  chipHasItsKey,
  type KeyedOutcome,
  keyProofOf,
  type Mrz,
  type RevocationState,
  readDataGroup1,
  readDataGroup13,
  securityActs,
  verifyChip,
} from '#identity';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { verifyPerson } from '#population';
import { dataTable } from '../../components/data-table.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { type Tone, tag } from '../../components/tag.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import './i18n/index.ts';
import { type ChipUpload, readChipUpload, readGroup14 } from './read-upload.ts';
import { trustOf } from './trust.ts';

const checks = officer('receiving-officer', 'specialist', 'approver');

/** An officer drops the files that a reader took from a card, and sees each check and whether card and registry agree. */
export const chipPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/chip', permission: checks, handler: (view) => page(view, {}) },
  { method: 'POST', url: '/office/chip', permission: checks, handler: check },
  { method: 'POST', url: '/office/chip/challenge', permission: checks, handler: draw },
  { method: 'POST', url: '/office/chip/key', permission: checks, handler: drawKey },
];

interface Shown {
  message?: string;
  /** Drawn for this reading, for the reader to send to the chip. */
  challenge?: string;
  /** Drawn for this reading: what the reader is to send to the chip, one command after another. */
  key?: { id: string; commands: string[] };
  result?: Html;
}

async function page(view: View, { message, result, challenge, key }: Shown): Promise<FastifyReply> {
  const { language } = view;
  const title = view.t('office-chip.title');
  const file = (name: string, multiple = false) =>
    fileField({
      language,
      name,
      label: view.t(`office-chip.file.${name}`),
      hint: view.t(`office-chip.hint.${name}`),
      limitMb: view.site.uploadLimitMb,
      accept: '*/*',
      multiple,
    });
  const body = html`${message === undefined ? '' : notice({ language, kind: 'warning', body: message })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-chip.about')}</p>
${result ?? ''}
${
  challenge === undefined
    ? form({
        language,
        action: '/office/chip/challenge',
        idempotencyKey: newId(),
        submit: view.t('office-chip.draw'),
        body: html`<p class="govuk-body">${view.t('office-chip.draw-about')}</p>`,
      })
    : notice({ language, kind: 'success', body: view.t('office-chip.drawn', { challenge }) })
}
${key === undefined ? keyForm(view, file('group14')) : commandsPart(view, key.commands)}
${form({
  language,
  action: '/office/chip',
  idempotencyKey: newId(),
  files: true,
  submit: view.t('office-chip.check'),
  body: html`${file('sod')}${file('groups', true)}${file('answer')}${textField({
    language,
    name: 'challenge',
    label: view.t('office-chip.challenge'),
    hint: view.t('office-chip.challenge-hint'),
    value: challenge,
  })}${key === undefined ? '' : html`<input type="hidden" name="key" value="${key.id}">`}${textField({
    language,
    name: 'key-answer',
    label: view.t('office-chip.key-answer'),
    hint: view.t('office-chip.key-answer-hint'),
  })}`,
})}`;
  return view.page({ title, room: 'officer', body }, message === undefined ? 200 : 422);
}

async function draw(view: View): Promise<FastifyReply> {
  const { challenge } = await view.act(securityActs.drawChipChallenge, {}, '');
  return page(view, { challenge });
}

/** Data group 14 is sent first: the key must be of the chip's curve. */
const keyForm = (view: View, field: Html): Html =>
  form({
    language: view.language,
    action: '/office/chip/key',
    idempotencyKey: newId(),
    files: true,
    submit: view.t('office-chip.draw-key'),
    body: html`<p class="govuk-body">${view.t('office-chip.draw-key-about')}</p>${field}`,
  });

const commandsPart = (view: View, commands: readonly string[]): Html =>
  html`${notice({ language: view.language, kind: 'success', body: view.t('office-chip.key-drawn') })}
<ol class="govuk-list govuk-list--number">${commands.map((c) => html`<li><code class="da-code">${c}</code></li>`)}</ol>`;

async function drawKey(view: View): Promise<FastifyReply> {
  const group14 = await readGroup14(view);
  if (group14 === undefined) return page(view, { message: view.t('office-chip.fault.no-group14') });
  const key = await orRefusal(view.act(securityActs.drawChipKey, { group14 }, ''));
  return page(view, key instanceof Refusal ? { message: view.t(key.key, key.params) } : { key });
}

async function check(view: View): Promise<FastifyReply> {
  const upload = await readChipUpload(view);
  if (upload instanceof Refusal) return page(view, { message: view.t(upload.key, upload.params) });
  const verdict = verifyChip(upload, await trustOf(view.site), view.site.runtime.clock.now());
  const card = readCard(upload);
  const compared = await compareWithRegistry(view, card);
  const active = await activePart(view, upload, verdict);
  const keyed = await keyedPart(view, upload, verdict);
  const result = html`${verdictPart(view, verdict, { active, keyed })}${cardPart(view, card)}${compared}`;
  return page(view, { result });
}

const tones: Record<ChipVerdict['verdict'], Tone> = {
  valid: 'success',
  'unknown-root': 'attention',
  invalid: 'danger',
};

type Active = 'present' | 'once' | 'fails' | 'unreadable' | 'not-asked';

/**
 * Whether the chip proved that it has its key: a copy of all its files cannot. That it is here now says only an answer to a
 * challenge that was drawn for this officer, these minutes, and not used yet; any other answer may have been kept. The key
 * itself must be one that the issuer signed.
 */
async function activePart(view: View, upload: ChipUpload, verdict: ChipVerdict): Promise<Active> {
  const { challenge, answer, groups } = upload;
  if (challenge === undefined || answer === undefined || !groups.has(15)) return 'not-asked';
  const text = Buffer.from(challenge).toString('hex');
  const { drawn } = await view.act(securityActs.takeChipChallenge, { challenge: text }, '');
  const asks = (group15: Uint8Array) => chipHasItsKey({ challenge, answer, group15, group14: groups.get(14) });
  const proof = keyProofOf({ files: upload, verdict }, 15, asks);
  if (proof === 'holds') return drawn ? 'present' : 'once';
  return proof === 'unreadable' ? 'unreadable' : 'fails';
}

type Keyed = KeyedOutcome | 'not-asked';

/**
 * Whether the chip made the answer to our own protected command: its key never left the server, so the reader cannot have
 * written it. The key of data group 14 must be one that the issuer signed.
 */
async function keyedPart(view: View, upload: ChipUpload, verdict: ChipVerdict): Promise<Keyed> {
  const { keyId, keyAnswer, groups } = upload;
  const bytes = groups.get(14);
  if (keyId === '' || keyAnswer === '' || bytes === undefined) return 'not-asked';
  const group14 = Buffer.from(bytes).toString('hex');
  const asked = await orRefusal(view.act(securityActs.takeChipKey, { id: keyId, group14, answer: keyAnswer }, ''));
  if (asked instanceof Refusal) return 'unreadable';
  const isPresent = asked.outcome === 'present' && keyProofOf({ files: upload, verdict }, 14, () => true) !== 'holds';
  return isPresent ? 'fails' : asked.outcome;
}

const keyedTones: Record<Keyed, Tone> = {
  present: 'success',
  fails: 'danger',
  late: 'attention',
  unreadable: 'danger',
  'not-asked': 'neutral',
};

const revocationTones: Record<RevocationState, Tone> = {
  'not-asked': 'neutral',
  'no-list': 'attention',
  outdated: 'danger',
  revoked: 'danger',
  'not-revoked': 'success',
};

const activeTones: Record<Active, Tone> = {
  present: 'success',
  once: 'attention',
  fails: 'danger',
  unreadable: 'danger',
  'not-asked': 'neutral',
};

function verdictPart(
  view: View,
  { verdict, revocation, steps }: ChipVerdict,
  { active, keyed }: { active: Active; keyed: Keyed },
): Html {
  const nameOf = (name: string) =>
    name.startsWith('data-group-')
      ? view.t('office-chip.step.data-group', { number: name.slice('data-group-'.length) })
      : view.t(`office-chip.step.${name}`);
  return html`<h2 class="govuk-heading-m">${view.t('office-chip.verdict-title')}</h2>
<p class="govuk-body">${tag({ tone: tones[verdict], text: view.t(`office-chip.verdict.${verdict}`) })}</p>
<p class="govuk-body">${view.t(`office-chip.meaning.${verdict}`)}</p>
${dataTable({
  language: view.language,
  caption: view.t('office-chip.steps'),
  columns: [
    { label: view.t('office-chip.step-name'), heading: true },
    { label: view.t('office-chip.step-outcome') },
    { label: view.t('office-chip.step-detail') },
  ],
  rows: [
    ...steps
      .filter(({ name }) => name !== 'revocation')
      .map((s) => ({
        cells: [
          nameOf(s.name),
          tag({ tone: s.ok ? 'success' : 'danger', text: view.t(s.ok ? 'office-chip.ok' : 'office-chip.not-ok') }),
          s.detail,
        ],
      })),
    {
      cells: [
        view.t('office-chip.step.revocation'),
        tag({ tone: revocationTones[revocation], text: view.t(`office-chip.revocation.${revocation}`) }),
        steps.find((s) => s.name === 'revocation')?.detail ?? '',
      ],
    },
    {
      cells: [
        view.t('office-chip.step.keyed'),
        tag({ tone: keyedTones[keyed], text: view.t(`office-chip.keyed.${keyed}`) }),
        '',
      ],
    },
    {
      cells: [
        view.t('office-chip.step.active'),
        tag({ tone: activeTones[active], text: view.t(`office-chip.active.${active}`) }),
        '',
      ],
    },
  ],
})}`;
}

interface Card {
  zone: Mrz | 'unreadable' | undefined;
  holder: CardHolder | 'unreadable' | undefined;
}

function readCard({ groups }: ChipUpload): Card {
  const reading = <T>(number: number, read: (bytes: Uint8Array) => T): T | 'unreadable' | undefined => {
    const bytes = groups.get(number);
    if (bytes === undefined) return undefined;
    try {
      return read(bytes);
    } catch (error) {
      if (error instanceof ChipFormatError) return 'unreadable';
      throw error;
    }
  };
  return { zone: reading(1, readDataGroup1), holder: reading(13, readDataGroup13) };
}

function cardPart(view: View, { zone, holder }: Card): Html {
  const rows = [
    ...(typeof zone === 'object' ? Object.entries(zone).map(([key, value]) => ({ key: `zone.${key}`, value })) : []),
    ...(typeof holder === 'object'
      ? Object.entries(holder).map(([key, value]) => ({ key: `holder.${key}`, value: value as string }))
      : []),
  ];
  const unreadable = [zone, holder].includes('unreadable');
  return html`<h2 class="govuk-heading-m">${view.t('office-chip.card')}</h2>
${unreadable ? notice({ language: view.language, kind: 'warning', body: view.t('office-chip.unreadable') }) : ''}
${
  rows.length === 0
    ? html`<p class="govuk-body">${view.t('office-chip.no-card')}</p>`
    : summaryList({
        language: view.language,
        rows: rows.map(({ key, value }) => ({ label: view.t(`office-chip.${key}`), value: value ?? '–' })),
      })
}`;
}

/** Whether the person whom the card names stands in the registry so; what the registry has is not shown. */
async function compareWithRegistry(view: View, { zone, holder }: Card): Promise<Html> {
  const fromZone = typeof zone === 'object' ? zone : undefined;
  const from13 = typeof holder === 'object' ? holder : undefined;
  const number = from13?.personalNumber ?? fromZone?.personalNumber ?? undefined;
  const fullName = from13?.fullName;
  const birthDate = from13?.birthDate;
  if (number === undefined || fullName === undefined || birthDate === undefined) return html``;
  const asked = await orRefusal(view.ask(verifyPerson, { number, fullName, birthDate }, view.t('office-chip.purpose')));
  const outcome = asked instanceof Refusal ? 'unknown' : asked.outcome;
  const tone = { match: 'success', mismatch: 'danger', unknown: 'attention' } as const;
  const agree =
    fromZone?.personalNumber == null || from13?.personalNumber === undefined || fromZone.personalNumber === number;
  return html`<h2 class="govuk-heading-m">${view.t('office-chip.registry')}</h2>
<p class="govuk-body">${tag({ tone: tone[outcome], text: view.t(`office-chip.outcome.${outcome}`) })}</p>
${agree ? '' : notice({ language: view.language, kind: 'warning', body: view.t('office-chip.groups-differ') })}`;
}
