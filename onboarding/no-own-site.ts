const others =
  /(?:^|\.)(?:linkedin|facebook|twitter|x|instagram|xing|youtube|youtu|tiktok|calendly|whatsapp|wa|microsoft|office|google|goo|zoom|bit|linktr|skype|t|aka)\.[a-z]{2,4}$/;

/** Social networks, and what people meet by: such a domain is no company's own, whoever's page is there. */
export function isNoOwnSite(domain: string): boolean {
  return others.test(domain);
}
