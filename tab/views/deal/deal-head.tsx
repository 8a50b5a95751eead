import {
  Badge,
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons';
import type { AttentionShown, Deal } from '../../api/deal.ts';
import { Actions } from '../../deal/actions.tsx';
import { Quiet } from '../../parts/quiet.tsx';
import { go } from '../../shell/place.ts';
import { useTab } from '../../shell/tab.ts';
import type { Acting } from '../../shell/use-acting.ts';

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
  },
  headline: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** Whose it is, how it stands, and what can be done about it. */
export function DealHead({ deal, acting }: { readonly deal: Deal; readonly acting: Acting }) {
  const { say, host } = useTab();
  const styles = useStyles();
  // What there is to check stands in the review: that is where to decide.
  const offers = deal.actions.map((offer) =>
    deal.isForReview && offer.style === 'primary' ? { ...offer, style: 'default' as const } : offer,
  );
  const { stage, headline, explanation, owner, provider, begun, age, attention, actions, chat, isForReview } = deal;
  return (
    <div className={styles.head}>
      <div className={styles.meta}>
        <Badge appearance="tint" color={attention === null ? 'brand' : 'danger'} size="large">
          {stage.label}
        </Badge>
        <span>{say('tab.deal.with', { owner: owner.name, provider: provider.name })}</span>
        <span>{say('tab.deal.begun', { when: begun.text, age })}</span>
      </div>
      {attention === null ? (
        <div>
          {headline !== stage.label && <p className={styles.headline}>{headline}</p>}
          {explanation !== '' && <Quiet>{explanation}</Quiet>}
        </div>
      ) : (
        <Attention attention={attention} headline={headline === stage.label ? '' : headline} />
      )}
      <div className={styles.actions}>
        {isForReview && (
          <Button appearance="primary" onClick={() => go({ view: 'approvals', id: deal.id, filters: {} })}>
            {say('tab.deal.review')}
          </Button>
        )}
        <Actions deal={deal} amount={deal.total?.total.text} offers={offers} acting={acting} />
        {chat !== null && !actions.some(({ by }) => by === 'chat') && (
          <Button icon={<ChatRegular />} onClick={() => void host.open(chat)}>
            {say('tab.deal.goOn')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Attention({ attention, headline }: { readonly attention: AttentionShown; readonly headline: string }) {
  const { say } = useTab();
  const { text, detail, since, reference } = attention;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {headline !== '' && <MessageBarTitle>{headline}</MessageBarTitle>}
        {text} {detail}
        <div>
          {since.text}
          {reference !== '' && ` · ${say('tab.deal.reference', { reference })}`}
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
