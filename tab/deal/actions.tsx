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
import { useState } from 'react';
import type { ActionOffer } from '../api/actions.ts';
import type { Failed } from '../shell/failed.ts';
import { useTab } from '../shell/tab.ts';
import type { Acting, Shown } from '../shell/use-acting.ts';
import { ActionDialog } from './action-dialog.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, overflowWrap: 'normal' },
  danger: { color: tokens.colorStatusDangerForeground3 },
});

/** The rest is in a menu. */
const mostButtons = 3;

interface Asking {
  readonly offer: ActionOffer;
  /** After a press that was not answered: on what, so that it is the same press again. */
  readonly pressedOn?: Shown;
}

interface ActionsProps {
  readonly deal: Shown & { readonly name: string };
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

  /** @returns why it is not done, where it can be pressed again */
  const perform = async ({ offer, pressedOn = deal }: Asking, inputs: Readonly<Record<string, string>>) => {
    const outcome = await acting.act(pressedOn, offer.verb, inputs);
    if (outcome.kind === 'failed' && isToPressAgain(outcome.failed)) {
      setAsking((now) => now && { ...now, pressedOn });
      return outcome.failed;
    }
    setAsking(undefined);
    if (offer.by === 'page' && outcome.kind === 'done' && outcome.done.href !== null)
      await host.open(outcome.done.href);
    return undefined;
  };
  const press = (offer: ActionOffer) => {
    if (offer.by === 'chat' && offer.chat !== null) void host.open(offer.chat);
    else if (offer.confirm === null && offer.inputs?.length === 0) void perform({ offer }, {});
    else setAsking({ offer });
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
          perform={(inputs) => perform(asking, inputs)}
          close={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

/** The deal is as it was: what was typed is still of use. */
function isToPressAgain({ errors, deal }: Failed): boolean {
  return deal === undefined || Object.keys(errors).length > 0;
}
