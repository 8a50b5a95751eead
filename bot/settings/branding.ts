import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { contrast, lightenedFor } from './colours.ts';
import { type Picture, pictureIn } from './picture.ts';

/** How customers see whose mails and pages they are, and everybody which system it is. */
export interface Brand {
  /** What a system that is not production is called; null = it is production. */
  readonly label: string | null;
  /** It goes along with mails and stands on pages. */
  readonly logo: Picture | null;
  /** `#rrggbb`: of links and buttons on white, and where it is dark; null = the bot's own. */
  readonly colour: { readonly onLight: string; readonly onDark: string } | null;
}

/** In bytes: it goes along with every mail. */
const largestLogo = 100 * 1024;
/** The grounds that links and buttons of the pages stand on. */
const [white, dark] = ['#ffffff', '#292929'];
/** WCAG 2.2, 1.4.3, level AA: of text with its ground. */
const leastContrast = 4.5;

export const brandSettings = z
  .object({
    // It stands in card texts that are markdown, and in subjects.
    ENVIRONMENT_LABEL: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} .-]{0,11}$/u, {
        error: 'must be at most 12 letters, digits, blanks, dots and hyphens, such as TEST',
      })
      .nullable()
      .default(null),
    BRAND_LOGO: z
      .string()
      .optional()
      .transform((path, { addIssue }): Picture | null => {
        const read = path === undefined ? null : readLogo(path);
        if (read !== undefined) return read;
        addIssue(`must be the path of a PNG or JPEG file of at most ${largestLogo / 1024} KB, whole and readable`);
        return z.NEVER;
      }),
    BRAND_COLOR: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, { error: 'must be a colour such as #0b5cad' })
      .transform((given, { addIssue }): Brand['colour'] => {
        const found = contrast(given, white);
        if (found >= leastContrast) return { onLight: given, onDark: lightenedFor(given, dark, leastContrast) };
        addIssue(`has a contrast of ${found.toFixed(1)} to white; text needs ${leastContrast}: take a darker one`);
        return z.NEVER;
      })
      .nullable()
      .default(null),
  })
  .transform(
    ({ ENVIRONMENT_LABEL, BRAND_LOGO, BRAND_COLOR }): Brand => ({
      label: ENVIRONMENT_LABEL,
      logo: BRAND_LOGO,
      colour: BRAND_COLOR,
    }),
  );

function readLogo(path: string): Picture | undefined {
  try {
    return statSync(path).size > largestLogo ? undefined : pictureIn(readFileSync(path));
  } catch {
    return undefined;
  }
}
