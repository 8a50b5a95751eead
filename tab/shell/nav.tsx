import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Me } from '../api/me.ts';
import { followed } from './go-link.tsx';
import { addressOf, type Place, type ViewName } from './place.ts';
import { useTab } from './tab.ts';
import type { Say } from './words.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    margin: 0,
    paddingInline: tokens.spacingHorizontalM,
    listStyleType: 'none',
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  link: {
    display: 'block',
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textDecorationLine: 'none',
    borderBlockEndWidth: '3px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: 'transparent',
    ':hover': { color: tokens.colorNeutralForeground2Hover, borderBlockEndColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBlockEndColor: tokens.colorCompoundBrandStroke,
    ':hover': { borderBlockEndColor: tokens.colorCompoundBrandStrokeHover },
  },
});

/** The ways to the views that there are for whoever looks. */
export function Nav({ me, place }: { readonly me: Me; readonly place: Place }) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <nav aria-label={say('tab.nav.label')}>
      <ul className={styles.list}>
        {viewsOf(me).map((view) => {
          const to = { view, filters: {} };
          const isHere = place.view === view;
          return (
            <li key={view}>
              <a
                className={mergeClasses(styles.link, isHere && styles.current)}
                href={addressOf(to)}
                aria-current={isHere ? 'page' : undefined}
                onClick={(event) => followed(event, to)}
              >
                {nameOf(say, view, me)}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Of who does not look over all deals, the list is of their own. */
function nameOf(say: Say, view: Exclude<ViewName, 'deal'>, { sees }: Me): string {
  return say(view === 'deals' && sees.deals === 'own' ? 'tab.deals.own' : `tab.views.${view}`);
}

/** In the order in which they stand; the first is where one begins. */
export function viewsOf({ sees }: Me): readonly Exclude<ViewName, 'deal'>[] {
  return [
    ...(sees.work ? (['my-work'] as const) : []),
    ...(sees.approvals ? (['approvals'] as const) : []),
    ...(sees.deals === 'none' ? [] : (['deals'] as const)),
    ...(sees.operations ? (['operations'] as const) : []),
    ...(sees.figures ? (['charts'] as const) : []),
  ];
}
