// Runs in the customer's browser: copies what stands on the page. All else works without.
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = navigator.clipboard === undefined;
  button.addEventListener('click', async () => {
    const copied = document.getElementById('copied');
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    copied.textContent = copied.dataset.copied;
  });
}
