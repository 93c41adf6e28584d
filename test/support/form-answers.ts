import { type FormField, groupValue, type Procedure } from '#procedures';

/** A fitting answer for each kind of field, so that tests can fill any form of the catalogue. */
function answerFor(field: FormField, communeCode: string): string {
  switch (field.kind) {
    case 'name':
      return "H'Bliăk Niê Kdăm";
    case 'personal-number':
      return '967190000001';
    case 'old-number':
      return '245123456';
    case 'birth-date':
      return '1990-05-14';
    case 'date':
      return dateFor(field);
    case 'phone':
      return '0912345678';
    case 'email':
      return 'nguoi.dan@example.vn';
    case 'commune':
      return communeCode;
    case 'choice':
      return field.options[0]?.value ?? '';
    case 'number':
    case 'money':
      return String(Math.max(field.min ?? 1, 1));
    case 'group':
      return groupValue([Object.fromEntries(field.fields.map((inner) => [inner.key, answerFor(inner, communeCode)]))]);
    default:
      return 'Thôn 3, đường Trần Hưng Đạo';
  }
}

function dateFor(field: Extract<FormField, { kind: 'date' }>): string {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const { earliest } = field;
  if (earliest === undefined || earliest === 'today') return inDays(0);
  return typeof earliest === 'string' ? inDays(0) : inDays(Math.max(earliest.daysFromToday, 0));
}

/** Answers for every field that the registry did not fill in. */
export function answersFor(
  procedure: Procedure,
  known: Readonly<Record<string, string>>,
  communeCode: string,
): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const field of procedure.form.pages.flatMap((p) => p.fields)) {
    const have = known[field.key] ?? '';
    answers[field.key] = have === '' ? answerFor(field, communeCode) : have;
  }
  return answers;
}
