import { openBrowser } from './test/support/browser.ts'
import { signedIn } from './test/support/people.ts'
const b = await openBrowser(); const { page: p } = await signedIn(b, 'http://127.0.0.1:3111', 'specialist', { scripting: true })
p.on('response', r => { if (r.status() >= 400) console.log(r.status(), r.url()) })
await p.goto('http://127.0.0.1:3111/office?owner=specialist'); await p.locator('main table a').first().click(); 
console.log(p.url(), await p.locator('main .da-next').innerText().catch(() => 'none'))
await p.setViewportSize({ width: 1280, height: 900 }); await p.screenshot({ path: '/tmp/shots/desk.png', fullPage: true })
await p.setViewportSize({ width: 360, height: 900 }); await p.screenshot({ path: '/tmp/shots/desk-360.png', fullPage: true })
if (await p.getByRole('button', { name: 'Nhận xử lý', exact: true }).count()) await p.getByRole('button', { name: 'Nhận xử lý', exact: true }).click()
await p.locator('textarea[name=note]').fill('Thiếu ảnh'); await p.getByRole('button', { name: 'Yêu cầu bổ sung', exact: true }).click()
await p.waitForTimeout(2000); console.log(p.url(), (await p.locator('main').innerText()).slice(0, 800))
await b.close()
