/** What the page around the tab decides. */
export interface Played {
  /** `default`, `dark` or `contrast`. */
  readonly theme: () => string;
  /** Where the link led by which the tab was opened; '' = it was none. */
  readonly subPage: () => string;
  /** Rejects as Teams does where there is no sign-in. */
  readonly token: () => Promise<string>;
  readonly open: (url: string) => void;
}

export interface PlayedHost {
  readonly changeTheme: (theme: string) => void;
  /** The Back of Teams. */
  readonly back: () => void;
}

/** As teams-js 2.58 sends it from within a frame: `uuidAsString` came with 2.30, `id` is what is older. */
interface Asked {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args?: readonly unknown[];
}

/** What a host says it can do: what the tab uses, and nothing else. */
const runtime = JSON.stringify({
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { pages: { backStack: {} } },
});

/**
 * Answers what unmodified teams-js in a frame asks its host by `postMessage`, as Teams does.
 * Source: teams-js 2.58, `internal/communication`, `internal/appHelpers`, `public/app`, `public/authentication`.
 */
export function answerTab(frame: HTMLIFrameElement, played: Played): PlayedHost {
  const send = (message: object) => frame.contentWindow?.postMessage(message, '*');

  const answers: Readonly<Record<string, (args: readonly unknown[]) => Promise<readonly unknown[]>>> = {
    initialize: async () => ['content', 'web', runtime, '2.58.0'],
    getContext: async () => [
      {
        entityId: 'onboarding',
        subEntityId: played.subPage(),
        locale: 'en-us',
        theme: played.theme(),
        hostName: 'Teams',
        hostClientType: 'web',
        frameContext: 'content',
      },
    ],
    'authentication.getAuthToken': () =>
      played.token().then(
        (token) => [true, token],
        (error: unknown) => [false, error instanceof Error ? error.message : 'UserCancelled'],
      ),
    async executeDeepLink([url]) {
      played.open(String(url));
      return [true];
    },
  };

  window.addEventListener('message', ({ data, source }: MessageEvent<Asked>) => {
    if (source !== frame.contentWindow || typeof data !== 'object' || data === null) return;
    const { id, uuidAsString, func, args = [] } = data;
    void answers[func]?.(args).then((answer) => send({ id, uuidAsString, args: answer }));
  });
  return {
    changeTheme: (theme) => send({ func: 'themeChange', args: [theme] }),
    back: () => send({ func: 'backButtonPress', args: [] }),
  };
}
