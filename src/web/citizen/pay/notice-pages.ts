import { takeBankNotice } from '#payments';
import { anyone } from '#platform/command';
import type { PageRoute, View } from '../../shell/view.ts';

/** Where the bank tells of payments. It is answered "taken" after the commit and not before; else it tells us again. */
export const noticePages: readonly PageRoute[] = [
  { method: 'POST', url: '/payments/notices', permission: anyone, handler: takeNotice },
];

async function takeNotice(view: View) {
  const taken = await takeBankNotice(view.site.runtime, view.form);
  if (taken === undefined) return view.reply.code(403).send({ error_code: '1', MaLoi: '97' });
  return view.reply.send({ error_code: '0', MaLoi: '00', MaThamChieu: view.form['MaThamChieu'] ?? '' });
}
