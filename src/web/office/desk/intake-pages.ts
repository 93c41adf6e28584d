import { receiveAtCounter } from '#cases';
import { issueCounterSlip, type PreparedIntake, prepareIntake } from '#desk';
import { officer } from '#platform/command';
import { type FieldFault, Refusal, refuse } from '#platform/errors';
import { html } from '#platform/html';
import { type FormValues, type Procedure, procedureAt } from '#procedures';
import { changesRows } from '../../citizen/apply/group-view.ts';
import { addressWith } from '../../components/address.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { notice } from '../../components/notice.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { type Claim, checkedPapers, claimOf, own, submitterOf, typedValues, wayField } from './intake-input.ts';
import { personForm } from './intake-person.ts';
import { caseForm } from './intake-screen.ts';
import { thisDesk } from './this-desk.ts';

const atCounter = officer('receiving-officer');

/**
 * Receiving at the counter on one screen: the person from the card, the form with what the registry knows, the papers
 * ticked off; then the case has its code and its form 01. What was typed comes back with every refusal.
 */
export const intakePages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/desk/:agency/intake/:code',
    permission: atCounter,
    handler: (view) => personPage(view, { claim: { number: '', fullName: '', birthDate: '' } }),
  },
  { method: 'POST', url: '/office/desk/:agency/intake/:code', permission: atCounter, handler: post },
];

function procedureOf(view: View): Procedure {
  return procedureAt(view.params['code'] ?? '', view.today) ?? refuse('not-found', 'desk.no-procedure');
}

/** Ticket and counter stay in the address all the way, so that the way back to the queue is known. */
export const keptAddress = (view: View) => ({
  ticket: view.search['ticket'] ?? null,
  counter: view.search['counter'] ?? null,
});
const here = (view: View) =>
  addressWith(`/office/desk/${thisDesk(view)}/intake/${procedureOf(view).code}`, keptAddress(view));

interface Faults {
  errors?: readonly { field: string; text: string }[];
  message?: string;
  status?: number;
}

async function post(view: View) {
  const claim = claimOf(view);
  const act = view.form[own.act] ?? '';
  const prepared = await orRefusal(
    view.ask(
      prepareIntake,
      {
        agencyCode: thisDesk(view),
        procedureCode: procedureOf(view).code,
        number: claim.number.slice(0, 40),
        fullName: claim.fullName.slice(0, 200),
        birthDate: claim.birthDate.slice(0, 20),
      },
      view.t('office-desk.intake.purpose'),
    ),
  );
  if (act === '02' || act === '03') return slip(view, { claim, act, prepared });
  if (prepared instanceof Refusal) {
    if (prepared.kind !== 'invalid') throw prepared;
    const unread = claim.cardUnread ? [{ field: own.card, text: view.t('office-desk.intake.card-unread') }] : [];
    const errors = [...unread, ...view.faultWords(prepared.fields.map(renamed))];
    return personPage(view, { claim, errors, status: 422 });
  }
  if (prepared.person === null) return personPage(view, { claim, message: mismatchWords(view, prepared), status: 422 });
  const { person } = prepared;
  const values = view.form[own.stage] === 'case' ? typed(view, person) : person.values;
  const searching = changesRows(view.form) || Object.keys(view.form).some((name) => name.endsWith('-find'));
  return act === 'receive' && !searching
    ? receive(view, { claim, person, values })
    : casePage(view, { claim, person, values });
}

/** The registry's faults are named after its own fields; on this page they stand at ours. */
const renamed = (fault: FieldFault): FieldFault => ({
  ...fault,
  field: { number: own.number, fullName: own.fullName, birthDate: own.birthDate }[fault.field] ?? fault.field,
});

function mismatchWords(view: View, { verification }: PreparedIntake): string {
  if (verification.outcome === 'unknown') return view.t('office-desk.intake.unknown');
  const parts = (['fullName', 'birthDate'] as const).filter((key) => verification.fields[key] === 'differs');
  const names = parts.map((key) => view.t(`office-desk.intake.part.${key}`));
  return view.t('office-desk.intake.mismatch', {
    parts: names.join(', ') || view.t('office-desk.intake.part.birthDate'),
  });
}

type Person = NonNullable<PreparedIntake['person']>;

function typed(view: View, person: Person): FormValues {
  const fixed = Object.fromEntries(person.locked.map((key) => [key, person.values[key] ?? '']));
  return typedValues(procedureOf(view).form, view.form, fixed);
}

async function receive(view: View, model: { claim: Claim; person: Person; values: FormValues }) {
  const { person, values } = model;
  const procedure = procedureOf(view);
  const by = submitterOf(view);
  const submitter = by.number === '' ? undefined : await verifiedSubmitter(view, by);
  if (submitter instanceof Refusal || submitter === null)
    return casePage(view, { ...model, errors: submitterErrors(view, submitter), status: 422 });
  const waived = new Set(person.notAsked.map((p) => p.code));
  const codes = procedure.papers.map((p) => p.code).filter((code) => !waived.has(code));
  const done = await orRefusal(
    view.act(receiveAtCounter, {
      procedureCode: procedure.code,
      applicantId: person.id,
      ...(submitter === undefined
        ? {}
        : { submitterId: submitter, submitterRelation: view.form[own.relation] || 'other' }),
      values: { ...values },
      channel: view.form[own.channel] === 'post' ? 'post' : 'counter',
      papers: checkedPapers(view, codes),
      returnBy:
        (['online', 'counter', 'post'] as const).find((r) => r === (values[wayField] ?? view.form[own.returnBy])) ??
        'counter',
    }),
  );
  if (done instanceof Refusal) {
    const message = done.fields.length > 0 ? {} : { message: view.t(done.key, done.params) };
    return casePage(view, { ...model, ...message, errors: view.faultWords(done.fields), status: 422 });
  }
  return view.go(addressWith(`/office/desk/${thisDesk(view)}/done/${done.caseId}`, keptAddress(view)));
}

/** Whoever hands it in for somebody else is verified like the person. null: the registry does not know them so. */
async function verifiedSubmitter(view: View, by: Claim): Promise<string | Refusal | null> {
  const input = { ...by, agencyCode: thisDesk(view), procedureCode: procedureOf(view).code };
  const found = await orRefusal(view.ask(prepareIntake, input, view.t('office-desk.intake.purpose')));
  return found instanceof Refusal ? found : (found.person?.id ?? null);
}

function submitterErrors(view: View, refused: Refusal | null) {
  if (refused === null) return [{ field: own.byNumber, text: view.t('office-desk.intake.submitter-unknown') }];
  const names: Record<string, string> = { number: own.byNumber, fullName: own.byName, birthDate: own.byBirth };
  return view.faultWords(refused.fields.map((f) => ({ ...f, field: names[f.field] ?? f.field })));
}

async function slip(view: View, model: { claim: Claim; act: '02' | '03'; prepared: PreparedIntake | Refusal }) {
  const { claim, act, prepared } = model;
  const person = prepared instanceof Refusal ? null : prepared.person;
  const done = await orRefusal(
    view.act(issueCounterSlip, {
      agencyCode: thisDesk(view),
      kind: act,
      procedureCode: procedureOf(view).code,
      ...(person === null ? {} : { personId: person.id }),
      fullName: person?.fullName ?? claim.fullName.slice(0, 200),
      needs: (view.form[own.needs] ?? '').slice(0, 2000),
      reason: (view.form[own.reason] ?? '').slice(0, 2000),
    }),
  );
  if (!(done instanceof Refusal))
    return view.go(addressWith(`/office/desk/${thisDesk(view)}/slip/${done.slipId}`, keptAddress(view)));
  const names: Record<string, string> = { needs: own.needs, reason: own.reason };
  const errors = view.faultWords(done.fields.map((f) => ({ ...f, field: names[f.field] ?? f.field })));
  return person === null
    ? personPage(view, { claim, errors, status: 422 })
    : casePage(view, { claim, person, values: typed(view, person), errors, status: 422 });
}

async function personPage(view: View, model: Faults & { claim: Claim }) {
  return intakePage(
    view,
    model,
    personForm(view, { action: here(view), claim: model.claim, errors: model.errors ?? [] }),
  );
}

async function casePage(view: View, model: Faults & { claim: Claim; person: Person; values: FormValues }) {
  const drawn = await caseForm(view, {
    ...model,
    action: here(view),
    procedure: procedureOf(view),
    errors: model.errors ?? [],
  });
  return intakePage(view, model, drawn);
}

function intakePage(view: View, { errors = [], message, status = 200 }: Faults, drawn: ReturnType<typeof html>) {
  const procedure = procedureOf(view);
  const title = view.say(procedure.name);
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
${message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: message })}
<span class="govuk-caption-l">${view.t('office-desk.intake.caption')}</span><h1 class="govuk-heading-l">${title}</h1>
${drawn}`;
  const back = addressWith(`/office/desk/${thisDesk(view)}/intake`, keptAddress(view));
  return view.page({ title, room: 'officer', body, backLink: back, hasErrors: errors.length > 0 }, status);
}
