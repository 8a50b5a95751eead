import type { HostStart } from '../api/start.ts';
import { answerTab } from './answer-tab.ts';

/** The page that plays the host's side: whoever develops chooses who looks, in which theme, how wide. */
const start: HostStart = JSON.parse(document.getElementById('start')?.textContent ?? '');
const frame = byId('tab', HTMLIFrameElement);
const [person, theme, width] = ['person', 'theme', 'width'].map((id) => byId(id, HTMLSelectElement));

const host = answerTab(frame, {
  theme: () => theme?.value ?? '',
  subPage: () => decodeURIComponent(location.hash.slice(1)),
  async token() {
    const { id, name } = start.people.find((one) => one.id === person?.value) ?? { id: '', name: '' };
    const response = await fetch(`${start.tokens}?${new URLSearchParams({ person: id, name })}`);
    if (!response.ok) throw new Error('UserCancelled');
    const { token }: { token: string } = await response.json();
    return token;
  },
  open: (url) => void window.open(url, '_blank', 'noopener'),
});

person?.addEventListener('change', show);
theme?.addEventListener('change', () => {
  paint();
  host.changeTheme(theme.value);
});
width?.addEventListener('change', () => frame.style.setProperty('width', width.value));
if (theme) theme.value = new URLSearchParams(location.search).get('theme') ?? theme.value;
byId('back', HTMLButtonElement).addEventListener('click', host.back);
paint();
show();

/** What is behind a tab is seen in place of its scroll bar while a dialog is open: it is of the theme, as in Teams. */
function paint(): void {
  frame.style.background = theme?.value === 'dark' ? '#1f1f1f' : theme?.value === 'contrast' ? '#000' : '#f5f5f5';
}

/** Anew, as somebody else sees it. */
function show(): void {
  frame.src = start.tab;
}

function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}
