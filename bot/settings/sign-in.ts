import { z } from 'zod';
import { type Circumstances, entraId, text } from './forms.ts';

/**
 * The application that people sign in to before a page shows them anything, and how it proves itself. Undefined where
 * neither it nor the bot has an identity, which is possible on a developer's own machine only: there nobody is asked.
 *
 * It is the bot's own application, unless that is a managed identity: nobody can sign in to one (Microsoft Learn:
 * "Managed identities for Azure resources", a managed identity has no application object).
 */
export function signInSettings(circumstances: Circumstances) {
  const { production, given } = circumstances;
  const botId = given.MicrosoftAppId?.toLowerCase();
  const isManaged = given.MicrosoftAppType === 'UserAssignedMSI' && botId !== undefined;
  const appId = entraId(
    'people cannot sign in to a managed identity, so they need an application of their own',
    circumstances,
  );
  const isAnother = given.SIGN_IN_APP_ID !== undefined && given.SIGN_IN_APP_ID.toLowerCase() !== botId;
  const secret = text('the secret of the application in SIGN_IN_APP_ID');
  return z
    .object({
      SIGN_IN_APP_ID: production && isManaged ? appId : appId.optional(),
      SIGN_IN_APP_SECRET: isAnother && !isManaged ? secret : secret.optional(),
    })
    .transform(({ SIGN_IN_APP_ID, SIGN_IN_APP_SECRET }) => {
      const id = SIGN_IN_APP_ID ?? botId;
      if (id === undefined) return undefined;
      const password = SIGN_IN_APP_SECRET ?? (isAnother ? undefined : given.MicrosoftAppPassword);
      const proof =
        password === undefined
          ? // The bot's managed identity vouches for the application.
            { kind: 'managed-identity' as const, clientId: botId ?? id }
          : { kind: 'secret' as const, secret: password };
      return { appId: id, proof };
    });
}
