import { Dialog, DialogSurface, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { ActionOffer } from '../api/actions.ts';
import { useSurfaceStyles } from '../parts/surface.ts';
import { useTab } from '../shell/tab.ts';
import { Trouble } from '../shell/trouble.tsx';
import type { Outcome } from '../shell/use-acting.ts';
import { useAnswer } from '../shell/use-answer.ts';
import { ActionForm, type Texts } from './action-form.tsx';

interface ActionDialogProps {
  readonly about: string;
  readonly offer: ActionOffer;
  /** Of the deal; null = it is about several, and asks for nothing that has to be looked up. */
  readonly id: string | null;
  readonly isBusy: boolean;
  /** What was typed when it was closed the last time. */
  readonly typed?: Texts;
  readonly keep?: (typed: Texts) => void;
  readonly perform: (inputs: Texts) => Promise<Outcome>;
  readonly close: () => void;
}

/** What is asked, or said, before something is done. */
export function ActionDialog({ id, offer, close, ...form }: ActionDialogProps) {
  const { say } = useTab();
  const { surface } = useSurfaceStyles();
  const [whole, setWhole] = useState(offer.by === 'chat' || offer.inputs !== null ? offer : undefined);
  const isAsked = id !== null && whole === undefined;
  const toAsk = isAsked ? { path: '/api/tab/deals/:id/actions/:verb' as const, named: { id, verb: offer.verb } } : null;
  const known = useAnswer(toAsk);
  // What was known from before may have changed; once it is told, it stays as it is while somebody types.
  if (isAsked && known.answer !== undefined && known.asOf > 0) setWhole(known.answer);
  return (
    <Dialog
      open
      modalType={offer.style === 'danger' ? 'alert' : 'modal'}
      onOpenChange={(_, { open }) => open || close()}
    >
      <DialogSurface className={surface}>
        <ActionForm offer={whole ?? offer} close={close} {...form}>
          {offer.by === 'chat' ? (
            say('tab.actions.notHere')
          ) : isAsked ? (
            <>
              <Trouble known={known} />
              {known.failed === undefined && <Spinner label={say('tab.actions.loading')} />}
            </>
          ) : null}
        </ActionForm>
      </DialogSurface>
    </Dialog>
  );
}
