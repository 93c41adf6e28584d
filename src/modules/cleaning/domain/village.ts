/** How villages are called in written addresses, folded. */
const village = /^(thon|buon|bon|ban|ap|khom|khu pho|to dan pho|tdp|to|lang|xom|soc|plei)\b/;

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u0111\u00f0\u0256]/g, 'd');

/** The village that an address names ("12 Tran Phu; To dan pho 3" gives its last part), or null: for the task force's list. */
export function villageOf(address: string): string | null {
  for (const part of address.split(/[,;]/)) {
    const text = part.trim();
    if (village.test(fold(text))) return text.slice(0, 80);
  }
  return null;
}
