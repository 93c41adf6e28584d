import { chooseMyChannels, myChannels, outsideChannels } from '#notifications';
import { citizen } from '#platform/command';
import { html } from '#platform/html';
import { newId } from '#platform/ids';
import { checkboxes, radios } from '../../components/choice-field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import type { PageRoute, View } from '../../shell/view.ts';

/** How a citizen wants to be told. */
export const channelPages: readonly PageRoute[] = [
  { method: 'GET', url: '/my/messages/channels', permission: citizen(), handler: showChannels },
  { method: 'POST', url: '/my/messages/channels', permission: citizen(), handler: saveChannels },
];

async function showChannels(view: View) {
  const mine = await view.ask(myChannels, {});
  const hintOf = (address: string | null) =>
    address === null
      ? view.t('citizen-messages.channels.unknown')
      : view.t('citizen-messages.channels.known', { address });
  const title = view.t('citizen-messages.channels.title');
  const body = html`${
    view.search['saved'] === undefined
      ? ''
      : notice({ language: view.language, kind: 'success', body: view.t('citizen-messages.channels.saved') })
  }<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-messages.channels.text')}</p>
${form({
  language: view.language,
  action: '/my/messages/channels',
  idempotencyKey: newId(),
  body: html`${checkboxes({
    language: view.language,
    name: 'channel',
    label: view.t('citizen-messages.channels.label'),
    hint: view.t('citizen-messages.channels.quiet'),
    optional: true,
    choices: outsideChannels.map((channel) => ({
      value: channel,
      text: view.t(`notifications.channel.${channel}`),
      hint: hintOf(channel === 'email' ? mine.knownEmail : mine.knownPhone),
    })),
    values: outsideChannels.filter((channel) => mine[channel]),
  })}${radios({
    language: view.language,
    name: 'language',
    label: view.t('citizen-messages.channels.language'),
    choices: (['vi', 'en'] as const).map((value) => ({ value, text: view.t(`citizen-messages.language.${value}`) })),
    value: mine.language,
  })}`,
  submit: view.t('citizen-messages.channels.save'),
})}`;
  return view.page({ title, room: 'citizen', body, backLink: '/my/messages' });
}

async function saveChannels(view: View) {
  // A group of boxes posts its name several times, which the flat form does not keep.
  const posted = (view.request.body as Record<string, unknown> | undefined)?.['channel'];
  const ticked = (Array.isArray(posted) ? posted : [posted]).map(String);
  await view.act(chooseMyChannels, {
    email: ticked.includes('email'),
    sms: ticked.includes('sms'),
    zalo: ticked.includes('zalo'),
    language: view.form['language'] === 'en' ? 'en' : 'vi',
  });
  return view.go('/my/messages/channels?saved=1');
}
