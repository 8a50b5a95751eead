import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Page } from '../api/said.ts';
import { useTab } from './tab.ts';

/** Which page of a list is shown: `after` goes into the question. */
export interface Pages {
  /** '' = from the first on. */
  readonly after: string;
  readonly forward: (next: string) => void;
  readonly back: () => void;
}

/** Begins with the first page, also of another list. */
export function usePages(list: string): Pages {
  const [{ of, passed }, setPassed] = useState<{ of: string; passed: readonly string[] }>({ of: list, passed: [] });
  const current = of === list ? passed : [];
  return {
    after: current.at(-1) ?? '',
    forward: (next) => setPassed({ of: list, passed: [...current, next] }),
    back: () => setPassed({ of: list, passed: current.slice(0, -1) }),
  };
}

const useStyles = makeStyles({ row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

/** @param what the list whose pages they are, for who hears only the buttons */
export function PageButtons({
  pages,
  page,
  what,
}: {
  readonly pages: Pages;
  readonly page: Page;
  readonly what: string;
}) {
  const { say } = useTab();
  const styles = useStyles();
  const { next } = page;
  if (pages.after === '' && next === null) return null;
  return (
    <nav className={styles.row} aria-label={say('tab.list.pages', { what })}>
      <Button disabledFocusable={pages.after === ''} onClick={pages.back}>
        {say('tab.list.previous')}
      </Button>
      <Button disabledFocusable={next === null} onClick={() => next !== null && pages.forward(next)}>
        {say('tab.list.next')}
      </Button>
    </nav>
  );
}
