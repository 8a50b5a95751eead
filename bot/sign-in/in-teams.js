// Runs in the browser. Inside Teams our cookies do not come along, so there each request carries what Teams says about
// who it is; what it is answered with takes the page's place.
/* global microsoftTeams */

const inTeams = window.parent !== window;
if (inTeams) void start();

async function start() {
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    void load(event.target.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(event.target, event.submitter)),
    });
  });
  openLinksOutside();
  await microsoftTeams.app.initialize();
  await load(location.href);
}

async function load(address, request) {
  const unsent = document.getElementById('unsent');
  try {
    const token = await microsoftTeams.authentication.getAuthToken();
    const response = await fetch(address, { ...request, headers: { authorization: `Bearer ${token}` } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    document.querySelector('main').replaceWith(page.querySelector('main'));
    openLinksOutside();
  } catch {
    // The page still offers to sign in, or the button to press again.
    if (request !== undefined) unsent.hidden = false;
  }
}

// Entra's own pages cannot be shown within Teams: they open in the browser.
function openLinksOutside() {
  for (const link of document.links) link.target = '_blank';
}
