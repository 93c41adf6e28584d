import { createHash, randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What the bank does wrong from now on: answers late, answers 500, breaks off, signs wrongly (answers and notices), sends
 * each notice twice, loses notices, or sends notices with another sum.
 */
export type BankTrouble =
  | 'none'
  | 'slow'
  | 'error'
  | 'cut'
  | 'wrong-signature'
  | 'double-notice'
  | 'lost-notice'
  | 'wrong-amount';

export interface StandInPayment {
  reference: string;
  amount: number;
  state: 'pending' | 'paid' | 'failed' | 'refunded';
  bankCode: string;
}

export interface BankStandIn {
  url: string;
  partner: string;
  secret: string;
  payments: Map<string, StandInPayment>;
  /** Messages so far, as `INIT REFERENCE`. */
  messages: string[];
  trouble(next: BankTrouble): void;
  /** Milliseconds of the trouble `slow`. */
  slowness(ms: number): void;
  /** The payer pays, or gives up; the notice is sent as the trouble says. @returns the statuses of our answers. */
  settle(reference: string, outcome: 'paid' | 'failed'): Promise<number[]>;
  /** Sends the notice of a settled payment once more. */
  notifyAgain(reference: string): Promise<number[]>;
  close(): Promise<void>;
}

const signedFields = [
  'LoaiBanTin',
  'PhienBan',
  'MaDoiTac',
  'MaThamChieu',
  'SoTien',
  'LoaiHinhThanhToan',
  'MaKenhThanhToan',
  'MaThietBi',
  'NgonNgu',
  'MaTienTe',
  'MaNganHang',
  'ThongTinGiaoDich',
  'ThoiGianGD',
  'Ip',
  'ThongTinBienLai',
  'MaGiaoDich',
  'UrlThanhToan',
  'error_code',
  'MaLoi',
];

type Fields = Record<string, string>;

/** Computed here anew, not borrowed from the product: otherwise both could be wrong in the same way. */
function codeOf(fields: Fields, secret: string): string {
  const parts: string[] = [];
  for (const name of signedFields) {
    const value = fields[name];
    if (value !== undefined) parts.push(`${name}=${value.replaceAll('%', '%25').replaceAll('|', '%7C')}`);
  }
  return createHash('sha256')
    .update(`${parts.join('|')}|${secret}`)
    .digest('hex');
}

const time = () => new Date(Date.now() + 7 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);

/**
 * The payment platform of the national portal in memory, after its message form 1.0.6 (INIT and GET_BILL) with a page on
 * which the payer pays or gives up. REFUND, the notice and the codes 01–03 are of our own making, because the form that
 * we know does not show them. Leaves out: real banks, receipts, settlement, sign-in of the payer.
 * @param options.noticeUrl where notices go; @param options.returnUrl where the payer is led back to, `{reference}` in it.
 */
export async function startBankStandIn(options: {
  noticeUrl(): string;
  returnUrl?(reference: string): string;
  port?: number;
}): Promise<BankStandIn> {
  const [partner, secret] = ['DA06-THU', 'stand-in-bank-secret'];
  const payments = new Map<string, StandInPayment>();
  const messages: string[] = [];
  let trouble: BankTrouble = 'none';
  let slowMs = 2_000;
  let origin = '';

  const sign = (fields: Fields): Fields => ({
    ...fields,
    MaXacThuc: codeOf(fields, trouble === 'wrong-signature' ? 'somebody-else' : secret),
  });

  function payUrlOf(reference: string): string {
    return `${origin}/pay/${reference}`;
  }

  /** The same reference again is the same payment; with another sum it is refused. */
  function open(message: Fields): Fields {
    const reference = message['MaThamChieu'] ?? '';
    const amount = Number(message['SoTien']);
    const known = payments.get(reference);
    if (known !== undefined && known.amount !== amount) return { error_code: '1', MaLoi: '05', MaThamChieu: reference };
    if (known === undefined) payments.set(reference, { reference, amount, state: 'pending', bankCode: '' });
    return { error_code: '0', MaLoi: '00', MaThamChieu: reference, UrlThanhToan: payUrlOf(reference) };
  }

  function stateOf(payment: StandInPayment | undefined): Fields {
    if (payment === undefined) return { MaLoi: '03' };
    if (payment.state === 'pending') return { MaLoi: '01', SoTien: String(payment.amount) };
    if (payment.state === 'failed') return { MaLoi: '02', SoTien: String(payment.amount) };
    return { MaLoi: '00', SoTien: String(payment.amount), MaGiaoDich: payment.bankCode };
  }

  /** Money goes back once, however often it is asked for. */
  function refund(message: Fields): Fields {
    const payment = payments.get(message['MaThamChieu'] ?? '');
    const fits = payment !== undefined && String(payment.amount) === message['SoTien'];
    if (!fits || payment.state === 'pending' || payment.state === 'failed') return { MaLoi: '06' };
    payment.state = 'refunded';
    return { MaLoi: '00', MaGiaoDich: `H${payment.bankCode}` };
  }

  function answerTo(message: Fields): Fields {
    const reference = message['MaThamChieu'] ?? '';
    messages.push(`${message['LoaiBanTin']} ${reference}`);
    if (message['MaXacThuc'] !== codeOf(message, secret) || message['MaDoiTac'] !== partner)
      return { error_code: '1', MaLoi: '97', MaThamChieu: reference };
    if (message['LoaiBanTin'] === 'INIT') return open(message);
    const base = { error_code: '0', MaThamChieu: reference };
    if (message['LoaiBanTin'] === 'GET_BILL') return { ...base, ...stateOf(payments.get(reference)) };
    if (message['LoaiBanTin'] === 'REFUND') return { ...base, ...refund(message) };
    return { error_code: '1', MaLoi: '99', MaThamChieu: reference };
  }

  async function sendNotice(payment: StandInPayment): Promise<number> {
    const { reference, amount, bankCode } = payment;
    const notice = sign({
      LoaiBanTin: 'NOTICE',
      PhienBan: '1.0.6',
      MaDoiTac: partner,
      MaThamChieu: reference,
      SoTien: String(trouble === 'wrong-amount' ? amount + 1 : amount),
      ThoiGianGD: time(),
      MaGiaoDich: bankCode,
      error_code: '0',
      MaLoi: payment.state === 'failed' ? '02' : '00',
    });
    const answer = await fetch(options.noticeUrl(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(notice),
    }).catch(() => undefined);
    await answer?.arrayBuffer();
    return answer?.status ?? 0;
  }

  async function notify(payment: StandInPayment): Promise<number[]> {
    if (trouble === 'lost-notice') return [];
    if (trouble !== 'double-notice') return [await sendNotice(payment)];
    return Promise.all([sendNotice(payment), sendNotice(payment)]);
  }

  function settle(reference: string, outcome: 'paid' | 'failed'): Promise<number[]> {
    const payment = payments.get(reference);
    if (payment === undefined) throw new Error(`the bank knows no payment ${reference}`);
    if (payment.state !== 'pending') return notify(payment);
    payment.state = outcome;
    payment.bankCode = outcome === 'paid' ? `FT${randomInt(1e11, 1e12)}` : '';
    return notify(payment);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path.startsWith('/pay/')) return payPage(request, response, { path, body });
    if (trouble === 'slow') await sleep(slowMs);
    if (trouble === 'error') return void response.writeHead(500).end('{}');
    const text = JSON.stringify(sign(answerTo(JSON.parse(body) as Fields)));
    response.writeHead(200, { 'content-type': 'application/json' });
    if (trouble === 'cut') return void response.write(text.slice(0, 5), () => response.destroy());
    response.end(text);
  }

  async function payPage(
    request: IncomingMessage,
    response: ServerResponse,
    { path, body }: { path: string; body: string },
  ): Promise<void> {
    const reference = path.slice('/pay/'.length);
    const payment = payments.get(reference);
    if (payment === undefined) return void response.writeHead(404).end();
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return void response.end(page(payment));
    }
    await settle(reference, body.includes('paid') ? 'paid' : 'failed');
    const back = options.returnUrl?.(reference) ?? '';
    response.writeHead(back === '' ? 200 : 303, back === '' ? {} : { location: back }).end();
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/api`,
    partner,
    secret,
    payments,
    messages,
    trouble: (next) => {
      trouble = next;
    },
    slowness: (ms) => {
      slowMs = ms;
    },
    settle,
    notifyAgain: async (reference) => {
      const payment = payments.get(reference);
      return payment === undefined ? [] : notify(payment);
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += chunk as string;
  return text;
}

function page({ reference, amount, state }: StandInPayment): string {
  const sum = amount.toLocaleString('vi-VN');
  const buttons =
    state === 'pending'
      ? `<form method="post"><button name="outcome" value="paid">Trả ${sum} đồng</button> <button name="outcome" value="failed">Không trả nữa</button></form>`
      : '<p>Giao dịch này đã kết thúc.</p>';
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ngân hàng thử</title>
<h1>Ngân hàng thử</h1><p>Mã tham chiếu ${reference}. Đây là ngân hàng giả để chạy thử, không có tiền thật.</p>${buttons}</html>`;
}
