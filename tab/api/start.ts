/** What the page of the tab brings along for its script. */
export interface Start {
  /** BCP 47 */
  readonly locale: string;
  /** The labels of the tab (`tab.…`) by their key, in that language: ICU. */
  readonly messages: Readonly<Record<string, string>>;
  /** Of the Teams app: what links lead to. Null on a desk. */
  readonly appId: string | null;
}

/** What the page that plays the host's side brings along, in development. */
export interface HostStart {
  /** Where its tab is. */
  readonly tab: string;
  /** Who may be chosen, by object id. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly about: string }[];
  /** Where a person's token is had: `?person=` is added. */
  readonly tokens: string;
}
