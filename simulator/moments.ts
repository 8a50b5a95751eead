/** A moment in the forms that events and audit records write it in, which agree to the last digit. */
export interface Moment {
  /** UTC with seven digits of a second. */
  readonly iso: string;
  /** .NET ticks: tenths of a microsecond since the year 1. */
  readonly ticks: bigint;
}

const ticksBefore1970 = 621_355_968_000_000_000n;

/** @param nth tells apart what happens in the same millisecond */
export function momentOf(milliseconds: number, nth: number): Moment {
  const rest = nth % 10_000;
  return {
    iso: new Date(milliseconds).toISOString().replace('Z', `${String(rest).padStart(4, '0')}Z`),
    ticks: BigInt(milliseconds) * 10_000n + BigInt(rest) + ticksBefore1970,
  };
}
