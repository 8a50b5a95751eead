import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { MoreHorizontalRegular, OpenRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { ActionOffer } from '../api/actions.ts';
import type { DealNamed } from '../api/brief.ts';
import { useTab } from '../shell/tab.ts';
import type { Acting, Shown } from '../shell/use-acting.ts';
import { ActionDialog } from './action-dialog.tsx';
import { isOutOfDate, type Texts } from './action-form.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, overflowWrap: 'normal' },
  danger: { color: tokens.colorStatusDangerForeground3 },
});

/** The rest is in a menu. */
const mostButtons = 3;

interface Asking {
  readonly offer: ActionOffer;
  /** As the deal was when it was pressed: what has changed since is told first. */
  readonly pressedOn: Shown;
}

interface ActionsProps {
  readonly deal: DealNamed;
  /** What it comes to. */
  readonly amount?: string | undefined;
  readonly offers: readonly ActionOffer[];
  readonly acting: Acting;
  readonly size?: 'small' | 'medium';
}

/** What the viewer may do with a deal now: done here, or where it is a form, in the chat. What came of it, `acting` knows. */
export function Actions({ deal, amount, offers, acting, size = 'medium' }: ActionsProps) {
  const { say, host } = useTab();
  const styles = useStyles();
  const [asking, setAsking] = useState<Asking>();
  const opener = useRestoreFocusTarget();
  // Closed by a key or a click beside it, a dialog opens with what was typed.
  const typed = useRef(new Map<string, Texts>());

  const perform = async ({ offer, pressedOn }: Asking, inputs: Texts) => {
    const outcome = await acting.act(pressedOn, offer.verb, inputs);
    if (outcome.kind === 'failed') {
      // Pressed again, it is done on what was told.
      const { deal: told } = outcome.failed;
      if (told !== undefined && isOutOfDate(outcome.failed)) setAsking((now) => now && { ...now, pressedOn: told });
    } else if (offer.by === 'page' && outcome.done.href !== null) await host.open(outcome.done.href);
    return outcome;
  };
  const press = (offer: ActionOffer) => {
    if (offer.by === 'chat' && offer.chat !== null) void host.open(offer.chat);
    else if (offer.confirm === null && offer.inputs?.length === 0) void perform({ offer, pressedOn: deal }, {});
    else setAsking({ offer, pressedOn: deal });
  };

  const shown = offers.length <= mostButtons ? offers : offers.slice(0, mostButtons - 1);
  const rest = offers.slice(shown.length);
  const looks = (offer: ActionOffer) => ({
    className: offer.style === 'danger' ? styles.danger : '',
    'aria-label': say(offer.by === 'chat' ? 'tab.act.chatHint' : 'tab.act.hint', {
      action: offer.title,
      name: deal.name,
    }),
    onClick: () => press(offer),
  });
  return (
    <div className={styles.row}>
      {shown.map((offer) => (
        <Button
          key={offer.verb}
          size={size}
          appearance={offer.style === 'primary' ? 'primary' : 'secondary'}
          disabledFocusable={acting.underWay === `${offer.verb} ${deal.id}`}
          {...(offer.by !== 'act' && { icon: <OpenRegular />, iconPosition: 'after' })}
          {...opener}
          {...looks(offer)}
        >
          {offer.title}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              size={size}
              icon={<MoreHorizontalRegular />}
              {...opener}
              aria-label={say('tab.act.hint', { action: say('tab.actions.more'), name: deal.name })}
            >
              {say('tab.actions.more')}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {rest.map((offer) => (
                <MenuItem key={offer.verb} {...looks(offer)}>
                  {offer.title}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
      {asking !== undefined && (
        <ActionDialog
          id={deal.id}
          about={amount === undefined ? deal.name : say('tab.act.about', { name: deal.name, amount })}
          offer={asking.offer}
          isBusy={acting.underWay !== undefined}
          typed={typed.current.get(keyOf(asking, deal)) ?? {}}
          keep={(texts) => typed.current.set(keyOf(asking, deal), texts)}
          perform={(inputs) => perform(asking, inputs)}
          close={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

/** One deal may take the place of another. */
function keyOf({ offer }: Asking, { id }: DealNamed): string {
  return `${offer.verb} ${id}`;
}
