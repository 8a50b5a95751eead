import { tokens } from '@fluentui/react-components';

/** Of the theme, so that each has its own. */
export const barColor: string = tokens.colorBrandBackground;

/** From light to full, in so many steps. */
export function shades(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const percent = Math.round(30 + (70 * index) / Math.max(count - 1, 1));
    return `color-mix(in srgb, ${tokens.colorBrandBackground} ${percent}%, ${tokens.colorNeutralBackground1})`;
  });
}
