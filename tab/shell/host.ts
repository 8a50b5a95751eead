import { app, authentication, pages } from '@microsoft/teams-js';
import { goBack } from './place.ts';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** What is around the tab: Teams, or what plays it. */
export interface Host {
  readonly theme: ThemeName;
  /** Where a link into the tab leads; '' = nowhere in particular. */
  readonly subPage: string;
  /** A token of Entra for our API; Teams keeps it, and gets a new one when it is about to end. */
  readonly token: () => Promise<string>;
  readonly onTheme: (heard: (theme: ThemeName) => void) => void;
  /** Opens a chat, or a page in a window of its own. */
  readonly open: (url: string) => Promise<void>;
  /** The first view is there: what Teams shows meanwhile goes. */
  readonly shown: () => void;
  readonly failed: (why: string) => void;
}

/** Teams answers at once; a page that is no Teams never does. */
const answersWithinMs = 5_000;

/** Undefined = this is not Teams. */
export async function openHost(): Promise<Host | undefined> {
  if (window.parent === window) return undefined;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, answersWithinMs));
  const started = app.initialize().then(
    () => true,
    () => undefined,
  );
  if ((await Promise.race([started, late])) === undefined) return undefined;
  const context = await app.getContext();
  if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(goBack);
  return {
    theme: themeOf(context.app.theme),
    subPage: context.page.subPageId ?? '',
    token: () => authentication.getAuthToken(),
    onTheme: (heard) => app.registerOnThemeChangeHandler((theme) => heard(themeOf(theme))),
    open: (url) => app.openLink(url),
    shown() {
      app.notifyAppLoaded();
      void app.notifySuccess();
    },
    failed: (message) => app.notifyFailure({ reason: app.FailedReason.Other, message }),
  };
}

/** Teams has a few more names for what is dark, such as that of glass. */
function themeOf(name: string): ThemeName {
  if (name === 'contrast') return 'contrast';
  return name === 'default' || name === 'light' ? 'light' : 'dark';
}
