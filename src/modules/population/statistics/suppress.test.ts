import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { leastShown, suppressSmallCounts } from './suppress.ts';

const tables = fc
  .record({ rows: fc.integer({ min: 1, max: 8 }), columns: fc.integer({ min: 1, max: 6 }) })
  .chain(({ rows, columns }) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 400 })), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    ),
  );

describe('small counts', () => {
  it('are kept back, and what is shown is true', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const shown = suppressSmallCounts(counts);
        shown.cells.forEach((row, r) => {
          row.forEach((cell, c) => {
            const real = counts[r]?.[c] ?? 0;
            assert.ok(cell === null || cell === real);
            if (real > 0 && real < leastShown) assert.equal(cell, null);
          });
        });
      }),
    );
  });

  it('cannot be worked out from a row or a column and its sum', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const { cells, rowTotals, columnTotals, total } = suppressSmallCounts(counts);
        const rows = cells.map((row, i) => [...row, rowTotals[i] ?? null]);
        const columns = (cells[0] ?? []).map((_, c) => [
          ...cells.map((row) => row[c] ?? null),
          columnTotals[c] ?? null,
        ]);
        for (const line of [...rows, ...columns, [...rowTotals, total], [...columnTotals, total]]) {
          const hidden = line.filter((cell) => cell === null).length;
          // One alone can be reckoned, unless everything else in the line is nought and so is known anyway.
          const others = line.filter((cell) => cell !== null && cell > 0).length;
          assert.ok(hidden !== 1 || others === 0, JSON.stringify({ counts, line }));
        }
      }),
    );
  });

  it('leave a table of large counts as it is', () => {
    assert.deepEqual(
      suppressSmallCounts([
        [120, 0],
        [48, 61],
      ]),
      {
        cells: [
          [120, 0],
          [48, 61],
        ],
        rowTotals: [120, 109],
        columnTotals: [168, 61],
        total: 229,
      },
    );
  });

  it('take the next smallest neighbours with them', () => {
    const { cells, rowTotals, columnTotals } = suppressSmallCounts([
      [3, 40, 900],
      [50, 20, 700],
      [80, 90, 600],
    ]);
    assert.deepEqual(cells, [
      [null, null, 900],
      [null, null, 700],
      [80, 90, 600],
    ]);
    assert.deepEqual(
      [rowTotals, columnTotals],
      [
        [943, 770, 770],
        [133, 150, 2200],
      ],
    );
  });
});
