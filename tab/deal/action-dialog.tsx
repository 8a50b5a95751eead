import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ActionOffer } from '../api/actions.ts';
import { useSurfaceStyles } from '../parts/surface.ts';
import { useTab } from '../shell/tab.ts';
import { Trouble } from '../shell/trouble.tsx';
import type { Outcome } from '../shell/use-acting.ts';
import { useAnswer } from '../shell/use-answer.ts';
import { About, useDialogStyles } from './about.tsx';
import { ActionForm, type Texts } from './action-form.tsx';

interface ActionDialogProps {
  readonly about: string;
  readonly offer: ActionOffer;
  /** Of the deal; null = it is about several, and asks for nothing that has to be looked up. */
  readonly id: string | null;
  readonly isBusy: boolean;
  readonly perform: (inputs: Texts) => Promise<Outcome>;
  readonly close: () => void;
}

/** What is asked, or said, before something is done. */
export function ActionDialog({ id, about, offer, isBusy, perform, close }: ActionDialogProps) {
  const { say } = useTab();
  const { surface } = useSurfaceStyles();
  const isAsked = id !== null && offer.by !== 'chat' && offer.inputs === null;
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
          <Told about={about} title={offer.title} close={close} closes={say('tab.actions.close')}>
            {say('tab.actions.notHere')}
          </Told>
        ) : whole === undefined ? (
          <Told about={about} title={offer.title} close={close} closes={say('tab.actions.back')}>
            <Trouble known={known} />
            {known.failed === undefined && <Spinner label={say('tab.actions.loading')} />}
          </Told>
        ) : (
          <ActionForm about={about} offer={whole} isBusy={isBusy} perform={perform} close={close} />
        )}
      </DialogSurface>
    </Dialog>
  );
}

interface ToldProps {
  readonly about: string;
  readonly title: string;
  readonly closes: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** Nothing to fill in: it is being looked up, or done in the chat, where there is none to link to. */
function Told({ about, title, closes, close, children }: ToldProps) {
  const { content } = useDialogStyles();
  return (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent className={content}>
        <About about={about} />
        {children}
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{closes}</Button>
      </DialogActions>
    </DialogBody>
  );
}
