import { openRuntime } from '#app/runtime'
import { startServer } from '#app/server'
const open = await openRuntime({ port: '3111', dataDir: '/tmp/lead-data', logLevel: 'info' })
console.log('opened'); const s = await startServer(open, { demo: true }); console.log('ready', s.url)
process.on('SIGINT', async () => { await s.stop(); await open.close() })
