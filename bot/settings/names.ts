import { z } from 'zod';

/** The names of the settings that a form reads. */
export function namesIn(form: z.core.$ZodType): string[] {
  if (form instanceof z.ZodPipe) return namesIn(form.in);
  if (form instanceof z.ZodDiscriminatedUnion) return form.options.flatMap(namesIn);
  return form instanceof z.ZodObject ? Object.keys(form.shape) : [];
}
