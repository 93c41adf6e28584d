/** Rows in memory; `columns` names what stands in each place. Empty text or null is "not known". */
export interface Rows<Name extends string = string> {
  columns: readonly Name[];
  rows: readonly (readonly (string | null | undefined)[])[];
}

/** Rows as CSV in shared memory, which every thread reads. Each row takes one line: a line break in a value is a blank. */
export function tableBytes({ columns, rows }: Rows): Uint8Array {
  const chunks: Buffer[] = [];
  // A row of one empty cell would be an empty line, which readers pass over.
  const alone = columns.length === 1 ? ',' : '';
  let text = `${columns.map(cell).join(',')}${alone}\n`;
  const flush = () => {
    chunks.push(Buffer.from(text, 'utf8'));
    text = '';
  };
  for (const row of rows) {
    for (let c = 0; c < columns.length; c += 1) {
      const value = row[c] ?? '';
      text += c === 0 ? cell(value) : `,${cell(value)}`;
    }
    text += `${alone}\n`;
    if (text.length > 1 << 20) flush();
  }
  flush();
  const bytes = new Uint8Array(new SharedArrayBuffer(chunks.reduce((sum, chunk) => sum + chunk.length, 0)));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const cell = (value: string) =>
  /[",\r\n]/.test(value) ? `"${value.replace(/[\r\n]+/g, ' ').replaceAll('"', '""')}"` : value;
