import { type Html, html } from '#platform/html';
import { safeHref } from './address.ts';
import { classes } from './attributes.ts';

export interface Tile {
  readonly name: string;
  readonly href: string;
  /** What is told of it, as text. */
  readonly value: string;
  /** How dark it is, 0 the least; null where nothing can be told. */
  readonly step: number | null;
}

export interface TileMapModel {
  /** Tiles of one parent stand together, as they lie together. */
  readonly groups: readonly { readonly name: string; readonly tiles: readonly Tile[] }[];
  /** Words for each step, the least first. */
  readonly steps: readonly string[];
  readonly unknown: string;
}

// Four steps are told apart by shade and by these marks, so that nobody needs the colour.
const marks = ['▁', '▃', '▅', '▇'] as const;

/** A map of equal tiles: a small ward is as easy to see and to touch as a large commune. */
export function tileMap({ groups, steps, unknown }: TileMapModel): Html {
  return html`<ul class="da-tiles__legend">${steps.map(
    (text, step) =>
      html`<li><span class="da-tile__swatch da-tile--${step}" aria-hidden="true">${marks[step] ?? ''}</span>${text}</li>`,
  )}<li><span class="da-tile__swatch da-tile--none" aria-hidden="true">?</span>${unknown}</li></ul>
<div class="da-tiles">${groups.map(
    (group) =>
      html`<section class="da-tiles__group"><h3 class="govuk-heading-s">${group.name}</h3><ul class="da-tiles__list">${group.tiles.map(
        (tile) =>
          html`<li><a class="${classes('da-tile', `da-tile--${tile.step ?? 'none'}`)}" href="${safeHref(tile.href)}"><span class="da-tile__name">${tile.name}</span><span class="da-tile__value"><span aria-hidden="true">${tile.step === null ? '?' : (marks[tile.step] ?? '')}</span> ${tile.value}</span></a></li>`,
      )}</ul></section>`,
  )}</div>`;
}
