import { makeStyles, tokens } from '@fluentui/react-components';

/** Of a dialog: on a phone the page is seen on each side of it. */
export const useSurfaceStyles = makeStyles({
  surface: { '@media screen and (max-width: 480px)': { maxWidth: `calc(100% - 2 * ${tokens.spacingHorizontalM})` } },
});
