/** Sleep that somebody else can end. */
export interface WakeUp {
  /** Ends the sleep; while nobody sleeps, the next one ends at once. */
  ring(): void;
  /** Resolves when somebody rings, or after so many ms. */
  orAfter(ms: number): Promise<void>;
}

export function createWakeUp(): WakeUp {
  let hasRung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      hasRung = true;
      wake?.();
    },
    async orAfter(ms) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.max(0, ms));
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = undefined;
      hasRung = false;
    },
  };
}
