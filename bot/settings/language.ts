/** Whether a tag (BCP 47) names a language whose days and numbers the runtime knows; a slip such as `germna` does not. */
export function isLanguage(tag: string): boolean {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) && Intl.DateTimeFormat.supportedLocalesOf([tag]).length > 0;
}
