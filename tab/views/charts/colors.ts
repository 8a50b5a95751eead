import { tokens } from '@fluentui/react-components';

/** Of the theme, so that each has its own. */
export const barColor: string = tokens.colorCompoundBrandForeground1;

/** From what is just seen on the page over the full colour to what stands out most, in so many steps. */
export function shades(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const step = (2 * index) / Math.max(count - 1, 1) - 1;
    const other = step < 0 ? tokens.colorNeutralBackground1 : tokens.colorNeutralForeground1;
    return `color-mix(in srgb, ${barColor} ${Math.round(100 - 45 * Math.abs(step))}%, ${other})`;
  });
}
