import { readConfig } from '#platform/config';
import { type BankFields, bankAmount, bankTime, isAuthentic, signed } from './message.ts';

/** How a payment stands at the bank. `unknown`: the bank has never heard of the reference. */
export type BankOutcome = 'paid' | 'pending' | 'failed' | 'unknown';

export interface BankAnswer {
  reference: string;
  outcome: BankOutcome;
  /** Whole đồng; 0 when nothing was paid. */
  amount: number;
  /** The bank's own number of the movement; '' when there is none. */
  bankCode: string;
}

/** What we ask of the payment platform. Every call may be repeated: the reference makes it one payment. */
export interface Bank {
  /** Opens a payment; gives the address to which the payer goes. */
  open(payment: OpenPayment): Promise<{ payUrl: string }>;
  /** How a payment stands. */
  ask(reference: string, now: Date): Promise<BankAnswer>;
  /** Sends the money back. @returns the bank's number of that movement. */
  refund(payment: { reference: string; amount: number; reason: string; now: Date }): Promise<{ bankCode: string }>;
  /** Reads a notice of the bank's; undefined when it is not signed by the bank or not meant for us. */
  readNotice(fields: BankFields): BankAnswer | undefined;
}

export interface OpenPayment {
  reference: string;
  amount: number;
  /** Short, without diacritics: stands on the payer's bank statement. */
  text: string;
  now: Date;
  receipt: Record<string, unknown>;
}

/** The bank did not answer, or not in a way that we can trust. Nothing is known then; it is asked again. */
export class BankFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BankFault';
  }
}

export interface BankSettings {
  url: string;
  partner: string;
  secret: string;
  /** Milliseconds after which an answer is no longer waited for. */
  patienceMs?: number;
}

const outcomes: Record<string, BankOutcome> = { '00': 'paid', '01': 'pending', '02': 'failed', '03': 'unknown' };

/** The connector: JSON over HTTP in the message form of the national portal's payment platform (version 1.0.6). */
export function connectBank(settings: BankSettings): Bank {
  const { url, partner, secret, patienceMs = 5_000 } = settings;
  const send = async (fields: BankFields): Promise<BankFields> => {
    const body = JSON.stringify(signed({ PhienBan: '1.0.6', MaDoiTac: partner, ...fields }, secret));
    const answer = await post(url, body, patienceMs);
    if (!isAuthentic(answer, secret)) throw new BankFault('the answer is not signed by the bank');
    if (answer['MaThamChieu'] !== fields['MaThamChieu']) throw new BankFault('the answer is about another payment');
    if (answer['error_code'] !== '0') throw new BankFault(`the bank refuses: ${answer['MaLoi'] ?? 'no code'}`);
    return answer;
  };
  return {
    open: async (payment) => {
      const answer = await send(openingFields(payment));
      const payUrl = answer['UrlThanhToan'] ?? '';
      if (!URL.canParse(payUrl) || !/^https?:$/.test(new URL(payUrl).protocol))
        throw new BankFault('the bank gives no address to pay at');
      return { payUrl };
    },
    ask: async (reference, now) =>
      answerOf(await send({ LoaiBanTin: 'GET_BILL', MaThamChieu: reference, ThoiGianGD: bankTime(now) })),
    refund: async ({ reference, amount, reason, now }) => {
      const answer = await send({
        LoaiBanTin: 'REFUND',
        MaThamChieu: reference,
        SoTien: String(amount),
        ThongTinGiaoDich: reason,
        ThoiGianGD: bankTime(now),
      });
      if (answer['MaLoi'] !== '00') throw new BankFault(`the bank does not send it back: ${answer['MaLoi']}`);
      return { bankCode: answer['MaGiaoDich'] ?? '' };
    },
    readNotice: (fields) => {
      if (!isAuthentic(fields, secret) || fields['MaDoiTac'] !== partner || fields['LoaiBanTin'] !== 'NOTICE')
        return undefined;
      return answerOf(fields);
    },
  };
}

function openingFields({ reference, amount, text, now, receipt }: OpenPayment): BankFields {
  return {
    LoaiBanTin: 'INIT',
    MaThamChieu: reference,
    SoTien: String(amount),
    LoaiHinhThanhToan: 'PAY',
    MaKenhThanhToan: '1',
    NgonNgu: 'vi-VN',
    MaTienTe: 'VND',
    MaNganHang: 'PAYMENT',
    ThongTinGiaoDich: text,
    ThoiGianGD: bankTime(now),
    ThongTinBienLai: JSON.stringify(receipt),
  };
}

function answerOf(fields: BankFields): BankAnswer {
  const outcome = outcomes[fields['MaLoi'] ?? ''];
  if (outcome === undefined) throw new BankFault(`the bank answers with an unknown code: ${fields['MaLoi']}`);
  const amount = bankAmount(fields['SoTien']);
  if (outcome === 'paid' && (amount === undefined || (fields['MaGiaoDich'] ?? '') === ''))
    throw new BankFault('the bank says paid without a sum or a number');
  return {
    reference: fields['MaThamChieu'] ?? '',
    outcome,
    amount: amount ?? 0,
    bankCode: fields['MaGiaoDich'] ?? '',
  };
}

async function post(url: string, body: string, patienceMs: number): Promise<BankFields> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!answer.ok) throw new BankFault(`the bank answers ${answer.status}`);
    const fields = (await answer.json()) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  } catch (error) {
    if (error instanceof BankFault) throw error;
    throw new BankFault('the bank cannot be reached', error);
  }
}

let connected: Bank | undefined;
let looked = false;

/** The bank that the configuration names; undefined when it names none, and then fees are paid at the counter. */
export function bank(): Bank | undefined {
  if (!looked) {
    const { bankUrl, bankPartner, bankSecret } = readConfig();
    useBank(bankUrl === '' ? undefined : connectBank({ url: bankUrl, partner: bankPartner, secret: bankSecret }));
  }
  return connected;
}

/** Sets the bank of this process, instead of what the configuration says. */
export function useBank(next: Bank | undefined): void {
  connected = next;
  looked = true;
}

/** Whether fees can be paid online in this installation. */
export const onlinePaymentOffered = (): boolean => bank() !== undefined;
