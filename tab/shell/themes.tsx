import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
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
        {children}
      </FluentProvider>
    </RendererProvider>
  );
}

/** As it changes in Teams. */
export function useTheme(host: Host): ThemeName {
  const [theme, setTheme] = useState(host.theme);
  useEffect(() => host.onTheme(setTheme), [host]);
  return theme;
}
