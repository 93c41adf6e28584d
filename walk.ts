import { openBrowser } from './test/support/browser.ts'
const b = await openBrowser(); const ctx = await b.newContext({ locale: 'vi-VN', javaScriptEnabled: process.argv[2] !== 'nojs', viewport: { width: 1280, height: 900 } }); const p = await ctx.newPage()
p.on('console', m => m.type() === 'error' && console.log('console', m.text())); p.on('pageerror', e => console.log('pageerror', e.message))
const shot = async (n: string) => { for (const w of [360, 1280]) { await p.setViewportSize({ width: w, height: 900 }); await p.screenshot({ path: `/tmp/shots/${n}-${w}.png`, fullPage: true }) 
  const over = await p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth); if (over > 0) console.log('OVERFLOW', n, w, over) } }
const base = 'http://127.0.0.1:3111'
await p.goto(base); await shot('home')
await p.goto(base + '/services?q=tam tru'); await shot('search')
await p.goto(base + '/services/temporary-residence'); await shot('service')
await p.click('main form button[type=submit]'); console.log(p.url()); await shot('login')
await p.getByRole('button', { name: /mức 2/ }).click(); console.log(p.url()); await shot('after-login')
console.log(await p.locator('h1').innerText())
await b.close()
