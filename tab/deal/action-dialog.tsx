import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { ActionOffer, InputAsked } from '../api/actions.ts';
import { useSurfaceStyles } from '../parts/surface.ts';
import type { Failed } from '../shell/failed.ts';
import { useTab } from '../shell/tab.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useAnswer } from '../shell/use-answer.ts';
import { ActionInput } from './action-input.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  items: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  text: { margin: 0 },
  buttons: { '@media (min-width: 480px)': { whiteSpace: 'nowrap' } },
  danger: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorStatusDangerBackground3,
    ':hover': {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorStatusDangerBackground3Hover,
    },
  },
});

/** By the id of the input. */
type Texts = Readonly<Record<string, string>>;

interface ActionDialogProps {
  /** Of the deal. */
  readonly id: string;
  /** Which it is. */
  readonly about: string;
  readonly offer: ActionOffer;
  readonly isBusy: boolean;
  /** @returns why it is not done, where it can be pressed again */
  readonly perform: (inputs: Texts) => Promise<Failed | undefined>;
  readonly close: () => void;
}

/** What is asked, or said, before something is done. */
export function ActionDialog({ id, about, offer, isBusy, perform, close }: ActionDialogProps) {
  const { say } = useTab();
  const styles = useStyles();
  const { surface } = useSurfaceStyles();
  const isAsked = offer.by !== 'chat' && offer.inputs === null;
  const toAsk = isAsked ? { path: '/api/tab/deals/:id/actions/:verb' as const, named: { id, verb: offer.verb } } : null;
  const known = useAnswer(toAsk);
  const whole = isAsked ? known.answer : offer;
  return (
    <Dialog
      open
      modalType={offer.style === 'danger' ? 'alert' : 'modal'}
      onOpenChange={(_, { open }) => open || close()}
    >
      <DialogSurface className={surface}>
        {offer.by === 'chat' ? (
          <InChat offer={offer} about={about} close={close} />
        ) : whole === undefined ? (
          <DialogBody>
            <DialogTitle>{offer.title}</DialogTitle>
            <DialogContent className={styles.content}>
              <About about={about} />
              <Trouble known={known} />
              {known.failed === undefined && <Spinner label={say('tab.actions.loading')} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{say('tab.actions.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        ) : (
          <ActionForm about={about} offer={whole} isBusy={isBusy} perform={perform} close={close} />
        )}
      </DialogSurface>
    </Dialog>
  );
}

/** A form of the chat, where there is no chat to link to. */
function InChat({ offer, about, close }: Pick<ActionDialogProps, 'offer' | 'about' | 'close'>) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <DialogBody>
      <DialogTitle>{offer.title}</DialogTitle>
      <DialogContent className={styles.content}>
        <About about={about} />
        {say('tab.actions.notHere')}
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{say('tab.actions.close')}</Button>
      </DialogActions>
    </DialogBody>
  );
}

function About({ about }: Pick<ActionDialogProps, 'about'>) {
  const styles = useStyles();
  return (
    <p className={styles.text}>
      <strong>{about}</strong>
    </p>
  );
}

function ActionForm({ about, offer, isBusy, perform, close }: Omit<ActionDialogProps, 'id'>) {
  const { say } = useTab();
  const styles = useStyles();
  // What it asks for may be looked up again while one types.
  const [asked] = useState(offer.inputs ?? []);
  const [typed, setTyped] = useState<Texts>(() => Object.fromEntries(asked.map(({ id, value }) => [id, value])));
  const [errors, setErrors] = useState<Texts>({});
  const [failed, setFailed] = useState<Failed>();
  const { confirm, title, style } = offer;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = asked.filter(({ id, isRequired }) => isRequired && (typed[id] ?? '').trim() === '');
    if (missing.length > 0) {
      setErrors(Object.fromEntries(missing.map((one) => [one.id, one.missing || say('tab.actions.required')])));
      return;
    }
    setFailed(undefined);
    const came = await perform(typed);
    setErrors(came?.errors ?? {});
    setFailed(came);
  };
  const change =
    ({ id }: InputAsked) =>
    (text: string) => {
      setTyped((before) => ({ ...before, [id]: text }));
      setErrors(({ [id]: _, ...others }) => others);
    };

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogBody>
        <DialogTitle>{confirm?.title ?? title}</DialogTitle>
        <DialogContent className={styles.content}>
          <About about={about} />
          {confirm !== null && confirm.text !== '' && <p className={styles.text}>{confirm.text}</p>}
          {confirm !== null && confirm.items.length > 0 && (
            <ul className={styles.items}>
              {confirm.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
          {asked.map((input) => (
            <ActionInput
              key={input.id}
              input={input}
              text={typed[input.id] ?? ''}
              error={errors[input.id]}
              change={change(input)}
            />
          ))}
          {failed !== undefined && !asked.some(({ id }) => id in failed.errors) && (
            <div role="alert">
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody>{failed.text}</MessageBarBody>
              </MessageBar>
            </div>
          )}
        </DialogContent>
        <DialogActions className={styles.buttons}>
          <Button onClick={close}>{say(style === 'danger' ? 'tab.actions.keep' : 'tab.actions.cancel')}</Button>
          <Button
            type="submit"
            appearance="primary"
            className={style === 'danger' ? styles.danger : undefined}
            disabledFocusable={isBusy}
          >
            {isBusy ? say('tab.actions.busy') : title}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
