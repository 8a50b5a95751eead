import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
  useFocusFinders,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ActionOffer, InputAsked } from '../api/actions.ts';
import type { Failed } from '../shell/failed.ts';
import { useTab } from '../shell/tab.ts';
import { type Outcome, outcomeWords } from '../shell/use-acting.ts';
import { About, useDialogStyles } from './about.tsx';
import { ActionInput } from './action-input.tsx';

const useStyles = makeStyles({
  items: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
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
export type Texts = Readonly<Record<string, string>>;

interface ActionFormProps {
  /** On what it is done. */
  readonly about: string;
  readonly offer: ActionOffer;
  readonly isBusy: boolean;
  readonly typed?: Texts;
  readonly keep?: (typed: Texts) => void;
  readonly perform: (inputs: Texts) => Promise<Outcome>;
  readonly close: () => void;
  /** What stands in place of what is asked for: it is being looked up, or done elsewhere; null = nothing. */
  readonly children: ReactNode;
}

/**
 * What is asked, or said, before something is done. What was typed stays until it is done. It is one form from the look-up
 * on, so that the focus is within the dialog all the time: a dialog that loses it is none any more for the keyboard.
 */
export function ActionForm({ about, offer, isBusy, perform, close, children, ...kept }: ActionFormProps) {
  const { say } = useTab();
  const styles = useStyles();
  const { content, text } = useDialogStyles();
  const isReady = children === null;
  const asked = offer.inputs ?? [];
  const [typed, setTyped] = useState(kept.typed ?? {});
  const [errors, setErrors] = useState<Texts>({});
  const [failed, setFailed] = useState<Failed>();
  const form = useFocusOnceThere(isReady);
  const { confirm, title, style } = offer;
  const textOf = ({ id, value }: InputAsked) => typed[id] ?? value;
  const isOver = failed?.deal !== undefined && !failed.deal.actions.some(({ verb }) => verb === offer.verb);
  const closing =
    isOver || offer.by === 'chat' ? 'tab.actions.close' : style === 'danger' ? 'tab.actions.keep' : 'tab.actions.back';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || isOver || !isReady) return;
    const missing = asked.filter((one) => one.isRequired && textOf(one).trim() === '');
    if (missing.length > 0) {
      setErrors(Object.fromEntries(missing.map((one) => [one.id, one.missing])));
      return;
    }
    setFailed(undefined);
    const inputs = Object.fromEntries(asked.map((one) => [one.id, textOf(one)]));
    const outcome = await perform(confirm?.told !== undefined ? { ...inputs, told: confirm.told } : inputs);
    if (outcome.kind === 'done') {
      kept.keep?.({});
      return close();
    }
    const { deal, errors: wrong } = outcome.failed;
    const isTyped = asked.some((one) => textOf(one) !== one.value);
    // How the deal is now stands on the page below.
    if (deal !== undefined && Object.keys(wrong).length === 0 && !isTyped) return close();
    setErrors(wrong);
    setFailed(outcome.failed);
  };
  const change =
    ({ id }: InputAsked) =>
    (value: string) => {
      const now = { ...typed, [id]: value };
      setTyped(now);
      kept.keep?.(now);
      setErrors(({ [id]: _, ...others }) => others);
    };

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
      <DialogBody>
        <DialogTitle>{confirm?.title ?? title}</DialogTitle>
        <DialogContent className={content}>
          <About about={about} />
          {children}
          {isReady && confirm !== null && confirm.text !== '' && <p className={text}>{confirm.text}</p>}
          {isReady && confirm !== null && confirm.items.length > 0 && (
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
              text={textOf(input)}
              error={errors[input.id]}
              change={change(input)}
            />
          ))}
          {failed !== undefined && !asked.some(({ id }) => id in failed.errors) && <NotDone failed={failed} />}
        </DialogContent>
        <DialogActions className={styles.buttons}>
          <Button onClick={close}>{say(closing)}</Button>
          {/* It stays where it has the focus, which else would leave the dialog. */}
          {isReady && (
            <Button
              type="submit"
              appearance="primary"
              className={style === 'danger' && !isOver ? styles.danger : undefined}
              disabledFocusable={isBusy || isOver}
            >
              {isBusy ? say('tab.actions.busy') : (confirm?.button ?? title)}
            </Button>
          )}
        </DialogActions>
      </DialogBody>
    </form>
  );
}

/** Once it is there, the first of it has the focus, as in a dialog that is there at once. */
function useFocusOnceThere(isThere: boolean) {
  const form = useRef<HTMLFormElement>(null);
  const { findFirstFocusable } = useFocusFinders();
  useEffect(() => {
    if (isThere && form.current !== null) findFirstFocusable(form.current)?.focus();
  }, [isThere, findFirstFocusable]);
  return form;
}

/** The deal is another by now: nothing is wrong with what was typed. */
export function isOutOfDate({ code }: Failed): boolean {
  return code === 'stale' || code === 'too-late';
}

/** Why it was not done; where the deal has changed, how it is now, and what happened last. */
function NotDone({ failed }: { readonly failed: Failed }) {
  const { say } = useTab();
  const { text } = useDialogStyles();
  const [last] = isOutOfDate(failed) ? (failed.deal?.timeline ?? []) : [];
  return (
    <div role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <p className={text}>{outcomeWords(say, { kind: 'failed', failed })}</p>
          {last !== undefined && (
            <p className={text}>{say('tab.actions.last', { happened: last.text, when: last.at.text })}</p>
          )}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
