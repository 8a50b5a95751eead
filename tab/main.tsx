import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createApi } from './shell/api.ts';
import { openHost } from './shell/host.ts';
import { createAnnounce } from './shell/live-region.ts';
import { createMemory } from './shell/memory.ts';
import { addressOf, go, placeOf } from './shell/place.ts';
import { readStart } from './shell/start.ts';
import { createSay } from './shell/words.ts';

const start = readStart();
const say = createSay(start);
const host = await openHost();

if (host === undefined) {
  showOutside();
} else {
  if (host.subPage !== '') go(placeOf(host.subPage), 'replace');
  else history.replaceState(history.state, '', addressOf(placeOf(location.href)));
  const root = byId('tab');
  root.replaceChildren();
  const announce = createAnnounce(byId('said'));
  const api = createApi(say, host.token);
  const onUncaughtError = (error: unknown) => host.failed(String(error));
  createRoot(root, { onUncaughtError }).render(<App tab={{ say, api, host, remembered: createMemory(), announce }} />);
}

/** Not in Teams: the page says so, and leads there, to the same place. */
function showOutside(): void {
  const inside = byId('inside');
  const here = addressOf(placeOf(location.href)).replace('/tab/', '');
  const context = `?context=${encodeURIComponent(JSON.stringify({ subEntityId: here }))}`;
  inside.setAttribute('href', `${inside.getAttribute('href')}${start.appId === null ? `#${here}` : context}`);
  byId('outside').hidden = false;
  byId('loading').remove();
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}
