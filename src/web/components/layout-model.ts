import type { Html } from '#platform/html';
import type { Language } from '#platform/i18n';
import type { Content } from './content.ts';

/** Who is signed in, as the head of the page shows it. */
export interface ActorSummary {
  readonly name: string;
  /** The post or room in words, for instance "Chuyên viên, Phòng Tư pháp". */
  readonly role: string;
  /** Tells accounts apart on a shared computer, so that one never sees text the other typed. */
  readonly reference?: string | undefined;
}

export type Room = 'citizen' | 'officer' | 'leader' | 'administrator';

export interface LinkModel {
  readonly text: string;
  readonly href: string;
}

export interface NavigationLink extends LinkModel {
  readonly current?: boolean | undefined;
  /** What waits there unread; nothing is shown for none. */
  readonly unread?: number | undefined;
}

export interface LayoutModel {
  readonly language: Language;
  /** What the page is about; the service's name is added behind it. */
  readonly title: string;
  readonly room: Room;
  readonly actor: ActorSummary | null;
  /** Shows the banner that nothing here is real. */
  readonly demo: boolean;
  readonly body: Html;
  /** Path with query of this page, for the language link and the way back from sign-in. */
  readonly currentPath: string;
  readonly breadcrumbs?: readonly LinkModel[] | undefined;
  readonly backLink?: LinkModel | string | undefined;
  /** Drawn above the body: results of the last act, outages. */
  readonly notices?: readonly Html[] | undefined;
  /** More tags for <head>. */
  readonly head?: Html | undefined;
  readonly navigation?: readonly NavigationLink[] | undefined;
  readonly footerLinks?: readonly LinkModel[] | undefined;
  /** Where help is had; the default names the one-stop desk. */
  readonly contact?: Content | undefined;
  /** From the province pack, for instance "Tỉnh Đắk Nông". */
  readonly province?: string | undefined;
  /** True when the body begins with an error summary: the title then says so first. */
  readonly hasErrors?: boolean | undefined;
  /** Uses the whole width in the citizen room too. */
  readonly wide?: boolean | undefined;
  /** `error` and `sign-in` pages interrupt: text that was typed before them is kept (islands/kept-text.js). */
  readonly kind?: 'page' | 'error' | 'sign-in' | undefined;
  /** Big type without navigation, for a screen that hangs on a wall. */
  readonly wall?: boolean | undefined;
}
