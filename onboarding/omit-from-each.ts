/** A union of objects without these keys in any of them; plain `Omit` would only leave what they have in common. */
export type OmitFromEach<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never;
