/**
 * Domains in which anybody can have a mailbox: they say nothing about a company, though the provider's own tenant may
 * hold them. Microsoft's own are recognised by their tenant as well (`partner-center/tenants.ts`). A list of our own: the
 * published ones fetch themselves anew while they are installed.
 */
const freeMail = new Set(
  `gmail.com googlemail.com msn.com passport.com windowslive.com
  ymail.com rocketmail.com myyahoo.com aol.com aol.co.uk aol.de aim.com
  icloud.com me.com mac.com
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.com tuta.io fastmail.com fastmail.fm hey.com
  duck.com hushmail.com mailbox.org posteo.de posteo.net zoho.com zohomail.com zohomail.eu mail.com email.com usa.com
  web.de t-online.de freenet.de mail.de arcor.de 1und1.de online.de email.de
  bluewin.ch hispeed.ch sunrise.ch chello.at aon.at
  orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr numericable.fr
  libero.it virgilio.it alice.it tin.it tiscali.it fastwebnet.it
  telefonica.net terra.es terra.com.br uol.com.br bol.com.br ig.com.br sapo.pt
  btinternet.com btopenworld.com sky.com virginmedia.com ntlworld.com talktalk.net blueyonder.co.uk tiscali.co.uk
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net
  frontier.com windstream.net roadrunner.com rogers.com shaw.ca sympatico.ca telus.net
  ziggo.nl kpnmail.nl planet.nl xs4all.nl home.nl telenet.be skynet.be proximus.be
  telia.com spray.se bredband.net online.no broadpark.no get2net.dk sol.dk elisanet.fi luukku.com suomi24.fi
  wp.pl o2.pl onet.pl interia.pl gazeta.pl tlen.pl seznam.cz centrum.cz volny.cz azet.sk zoznam.sk freemail.hu citromail.hu
  abv.bg mail.bg otenet.gr walla.co.il walla.com netvision.net.il
  mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua
  qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com foxmail.com aliyun.com 139.com naver.com daum.net hanmail.net
  nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp biglobe.ne.jp nifty.com rediffmail.com bigpond.com optusnet.com.au
  iinet.net.au xtra.co.nz
  mailinator.com guerrillamail.com yopmail.com 10minutemail.com temp-mail.org`.split(/\s+/),
);

/** These have mailboxes under the endings of many countries. */
const inManyCountries = /^(?:outlook|hotmail|live|yahoo|gmx)\.(?:com?\.)?(?:[a-z]{2}|com|net|org)$/;

/** Whether anybody can have a mailbox in this domain, so that it tells no company. */
export function isFreeMail(domain: string): boolean {
  const lowerCase = domain.toLowerCase();
  return freeMail.has(lowerCase) || inManyCountries.test(lowerCase);
}
