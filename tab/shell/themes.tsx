import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  useFocusFinders,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { Host, ThemeName } from './host.ts';
import { styleNonce } from './start.ts';

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce: styleNonce() } });

/** The look of Teams, and its direction of writing. */
export function Themed({ theme, children }: { readonly theme: ThemeName; readonly children: ReactNode }) {
  // What the browser draws by itself: scroll bars, and the choices of a list.
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === 'light' ? 'light' : 'dark';
  }, [theme]);
  const dir = document.dir === 'rtl' ? 'rtl' : 'ltr';
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={themes[theme]} dir={dir}>
        <FocusKept />
        {children}
      </FluentProvider>
    </RendererProvider>
  );
}

/**
 * Fluent keeps account of the focus, and of what a dialog hides from who hears the page, as long as there is somebody who
 * asks. With the last one it forgets, and what is hidden then stays so: where a deal is taken away while a dialog is open.
 */
function FocusKept() {
  useFocusFinders();
  return null;
}

/** As it changes in Teams. */
export function useTheme(host: Host): ThemeName {
  const [theme, setTheme] = useState(host.theme);
  useEffect(() => host.onTheme(setTheme), [host]);
  return theme;
}
