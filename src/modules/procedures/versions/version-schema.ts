import Type, { type Static } from 'typebox';
import { fieldKinds } from '../domain/form.ts';
import { branches, channels, levels } from '../domain/procedure-field.ts';
import { stepRoles } from '../domain/processing-step.ts';

/**
 * What an administrator may change in a version, as JSON. Code, field and place among the essential services belong to
 * the procedure and stay. Texts may still be empty here: a draft is checked whole when it is proposed.
 */

const strict = { additionalProperties: false };
const text = (maxLength: number) => Type.String({ maxLength });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const code = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 });
const whole = (maximum: number) => Type.Integer({ minimum: 0, maximum });
const words = (maxLength = 500) => Type.Object({ vi: text(maxLength), en: text(maxLength) }, strict);
const law = Type.Object({ number: text(60), date: day, title: words(), article: Type.Optional(text(20)) }, strict);
const condition = Type.Object(
  { field: text(60), equals: Type.Union([text(60), Type.Array(text(60), { maxItems: 30 })]) },
  strict,
);
const unverified = Type.Optional(Type.Literal(true));

const fee = Type.Object(
  {
    counter: Type.Union([whole(1_000_000_000), Type.Null()]),
    online: Type.Union([whole(1_000_000_000), Type.Null()]),
    note: Type.Optional(words(1000)),
    paidOnReturn: Type.Optional(Type.Literal(true)),
    basis: law,
    unverified,
  },
  strict,
);
const deadline = Type.Object(
  {
    workingDays: whole(400),
    extended: Type.Optional(Type.Object({ workingDays: whole(400), when: words() }, strict)),
    note: Type.Optional(words(1000)),
    basis: law,
    unverified,
  },
  strict,
);
const online = Type.Union([
  Type.Object({ level: Type.Literal('full') }, strict),
  Type.Object({ level: Type.Literal('part'), reason: words() }, strict),
]);
const dataSources = [
  'population',
  'civil-status',
  'insurance',
  'driving-licence',
  'vehicle',
  'land',
  'business',
] as const;
const paper = Type.Object(
  {
    code,
    name: words(),
    hint: Type.Optional(words(1000)),
    kind: Type.Enum(['original', 'certified-copy', 'copy']),
    required: Type.Boolean(),
    requiredWhen: Type.Optional(condition),
    replacedBy: Type.Optional(Type.Enum([...dataSources])),
    acceptsResult: Type.Optional(Type.Array(code, { maxItems: 20 })),
    replacedBasis: Type.Optional(law),
  },
  strict,
);
const limit = Type.Union([text(10), Type.Object({ daysFromToday: Type.Integer() }, strict)]);
const option = Type.Object({ value: text(60), label: words(), hint: Type.Optional(words()) }, strict);
const fieldParts = {
  key: text(60),
  label: words(),
  hint: Type.Optional(words(1000)),
  required: Type.Boolean(),
  prefill: Type.Optional(text(40)),
  readonlyWhenPrefilled: Type.Optional(Type.Boolean()),
  showWhen: Type.Optional(condition),
  maxLength: Type.Optional(whole(5000)),
  earliest: Type.Optional(limit),
  latest: Type.Optional(limit),
  notBefore: Type.Optional(text(60)),
  min: Type.Optional(Type.Integer()),
  max: Type.Optional(Type.Integer()),
  unit: Type.Optional(words(40)),
  options: Type.Optional(Type.Array(option, { maxItems: 100 })),
};
const simple = Type.Object({ kind: Type.Enum(fieldKinds.filter((k) => k !== 'group')), ...fieldParts }, strict);
const group = Type.Object(
  {
    kind: Type.Literal('group'),
    ...fieldParts,
    rowName: words(60),
    fields: Type.Array(simple, { maxItems: 8 }),
    minRows: Type.Optional(whole(50)),
    maxRows: whole(50),
  },
  strict,
);
const page = Type.Object(
  {
    id: code,
    title: words(),
    hint: Type.Optional(words(1000)),
    fields: Type.Array(Type.Union([simple, group]), { maxItems: 8 }),
    showWhen: Type.Optional(condition),
  },
  strict,
);
const step = Type.Object(
  { code, name: words(), role: Type.Enum([...stepRoles]), workingHours: Type.Number({ minimum: 0, maximum: 4000 }) },
  strict,
);
const answer = Type.Object(
  {
    value: text(60),
    label: words(),
    stop: Type.Optional(
      Type.Object(
        { because: words(1000), basis: Type.Optional(law), instead: Type.Optional(Type.Array(code, { maxItems: 5 })) },
        strict,
      ),
    ),
    advice: Type.Optional(words(1000)),
  },
  strict,
);
const question = Type.Object(
  {
    id: text(60),
    question: words(),
    hint: Type.Optional(words(1000)),
    answers: Type.Array(answer, { maxItems: 12 }),
    showWhen: Type.Optional(condition),
  },
  strict,
);
const result = Type.Object(
  {
    name: words(),
    code: Type.Optional(code),
    validMonths: Type.Optional(whole(1200)),
    template: Type.Optional(text(20_000)),
  },
  strict,
);

/** Facts of a version; each may be changed alone. `null` takes an optional fact away. */
export const versionChange = Type.Partial(
  Type.Object(
    {
      validFrom: day,
      validTo: Type.Union([day, Type.Null()]),
      nationalCode: Type.Union([text(20), Type.Null()]),
      name: words(),
      description: words(2000),
      searchWords: words(1000),
      branch: Type.Enum([...branches]),
      level: Type.Enum([...levels]),
      online,
      channels: Type.Array(Type.Enum([...channels]), { minItems: 1, maxItems: 3, uniqueItems: true }),
      fee,
      deadline,
      legalBasis: Type.Array(law, { maxItems: 40 }),
      papers: Type.Array(paper, { maxItems: 40 }),
      form: Type.Object({ pages: Type.Array(page, { maxItems: 60 }) }, strict),
      result,
      steps: Type.Union([Type.Array(step, { maxItems: 20 }), Type.Null()]),
      eligibility: Type.Union([Type.Array(question, { maxItems: 20 }), Type.Null()]),
    },
    strict,
  ),
);

export type VersionChange = Static<typeof versionChange>;
