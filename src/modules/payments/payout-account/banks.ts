/**
 * Banks at which benefits are paid into an account, by the code that the interbank network (NAPAS) knows them under. Names as
 * the banks write them themselves, so they are the same in both languages.
 */
export const banks: readonly { code: string; name: string }[] = [
  { code: 'VBA', name: 'Agribank' },
  { code: 'BIDV', name: 'BIDV' },
  { code: 'ICB', name: 'VietinBank' },
  { code: 'VCB', name: 'Vietcombank' },
  { code: 'LPB', name: 'LPBank' },
  { code: 'VBSP', name: 'VBSP' },
  { code: 'MB', name: 'MB' },
  { code: 'TCB', name: 'Techcombank' },
  { code: 'ACB', name: 'ACB' },
  { code: 'VPB', name: 'VPBank' },
  { code: 'STB', name: 'Sacombank' },
  { code: 'SHB', name: 'SHB' },
  { code: 'HDB', name: 'HDBank' },
  { code: 'TPB', name: 'TPBank' },
  { code: 'VIB', name: 'VIB' },
  { code: 'KLB', name: 'KienlongBank' },
];

export const isBankCode = (code: string): boolean => banks.some((bank) => bank.code === code);
