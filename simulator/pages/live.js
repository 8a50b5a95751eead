// Keeps a page true to the simulator. What has not changed is not touched, nor what somebody is typing in or selecting.

async function refresh() {
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { 'Simulator-Page': 'live' } });
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id);
    if (next && next.innerHTML !== part.innerHTML && !isInUse(part)) part.innerHTML = next.innerHTML;
  }
}

function isInUse(part) {
  const selection = getSelection();
  const isSelected = selection !== null && !selection.isCollapsed && selection.containsNode(part, true);
  return isSelected || part.contains(document.activeElement);
}

async function keepRefreshing() {
  const gone = document.getElementById('gone');
  try {
    await refresh();
    gone.hidden = true;
  } catch {
    gone.hidden = false;
  }
  setTimeout(keepRefreshing, 2000);
}

setTimeout(keepRefreshing, 2000);
