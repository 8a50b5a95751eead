/** How well two colours, `#rrggbb`, can be told apart: 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [lighter = 1, darker = 1] = [one, other].map(luminance).toSorted((left, right) => right - left);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The same colour, mixed with as much white as it takes to be read on this ground. */
export function lightenedFor(colour: string, ground: string, least: number): string {
  for (let percent = 0; percent < 100; percent += 5) {
    const mixed = `#${channelsOf(colour)
      .map((channel) => Math.round(channel + ((255 - channel) * percent) / 100))
      .map((channel) => channel.toString(16).padStart(2, '0'))
      .join('')}`;
    if (contrast(mixed, ground) >= least) return mixed;
  }
  return '#ffffff';
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour)
    .map((channel) => channel / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
