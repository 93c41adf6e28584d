/**
 * Runs the bank stand-in beside a server on this machine:
 *   node sandbox/bank/serve.ts [port of the bank, 3900] [address of DA06, http://127.0.0.1:3000]
 * and prints the settings with which to start DA06.
 */
import { startBankStandIn } from './bank-stand-in.ts';

const [port = '3900', home = 'http://127.0.0.1:3000'] = process.argv.slice(2);
const bank = await startBankStandIn({
  port: Number(port),
  noticeUrl: () => `${home}/payments/notices`,
  returnUrl: (reference) => `${home}/my/payments/by-reference/${reference}`,
});
process.stdout.write(`DA06_BANK_URL=${bank.url} DA06_BANK_PARTNER=${bank.partner} DA06_BANK_SECRET=${bank.secret}\n`);
