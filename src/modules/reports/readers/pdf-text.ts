/**
 * The text of a PDF, line by line, paragraphs put together again: a line that is filled goes on in the next. Throws when
 * it is no PDF.
 */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  // Loaded when needed: nothing but dropped PDF files wants it.
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const lines: Line[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const content = await (await document.getPage(page)).getTextContent();
    lines.push(...linesOf(content.items as Piece[]));
  }
  return paragraphsOf(lines).join('\n');
}

/** A piece of text as the reader gives it: place and width in points, y upward. */
interface Piece {
  str: string;
  transform: number[];
  width: number;
}

interface Line {
  text: string;
  left: number;
  right: number;
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: (Line & { y: number })[] = [];
  for (const { str, transform, width } of pieces) {
    const [x = 0, y = 0] = transform.slice(4);
    if (str.trim() === '') continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.y - y) < 3) {
      last.text += (x - last.right > 1 && !last.text.endsWith(' ') ? ' ' : '') + str;
      last.right = Math.max(last.right, x + width);
    } else lines.push({ text: str, left: x, right: x + width, y });
  }
  // A number alone on its line is the page's.
  return lines.filter((l) => !/^\s*\d{1,3}\s*$/.test(l.text));
}

/** Starts of paragraphs and list items that never continue the line before. */
const opens = /^\s*(?:[-+*•–]\s|(?:[IVX]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s)/u;

function paragraphsOf(lines: readonly Line[]): string[] {
  const edge = Math.max(0, ...lines.map((l) => l.right));
  const found: string[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const filled = before !== undefined && before.right > edge - 40 && !/[.:;!?]\s*$/.test(before.text);
    const goesOn =
      before !== undefined &&
      !opens.test(line.text) &&
      (filled || (before.right > edge - 60 && line.left <= before.left));
    if (goesOn && found.length > 0) found[found.length - 1] += ` ${line.text.trim()}`;
    else found.push(line.text.trim());
  });
  return found;
}
