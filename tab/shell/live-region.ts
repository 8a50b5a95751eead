/** Has a text read out. A text that is said twice is heard twice: it stands in another element each time. */
export function createAnnounce(region: HTMLElement): (text: string) => void {
  return (text) => {
    const said = document.createElement('div');
    said.textContent = text;
    region.replaceChildren(said);
  };
}
