import { assessmentSections } from './assessment-definitions.ts';
import type { OutlineSection } from './outline-section.ts';
import { resultSections } from './result-definitions.ts';
import { serviceSections } from './service-definitions.ts';
import { steeringSections } from './steering-definitions.ts';

/** The periodic report on Project 06 in its six parts, as it begins when there is no last report. */
export const outline: readonly OutlineSection[] = [
  ...steeringSections.overview,
  {
    code: 'results',
    title: 'KẾT QUẢ CÁC MẶT CÔNG TÁC',
    sections: [...steeringSections.work, ...serviceSections, ...resultSections],
  },
  ...assessmentSections,
];

/** A section with its place: level 1 is a part (I), 2 to 4 are numbered (1, 1.1, 1.1.1), 5 is lettered. */
export interface PlacedSection {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly level: number;
}

/** The outline section by section, in reading order. */
export function placedSections(sections: readonly OutlineSection[] = outline, level = 1): PlacedSection[] {
  return sections.flatMap(({ code, title, text = '', sections: within = [] }) => [
    { code, title, text, level },
    ...placedSections(within, level + 1),
  ]);
}
