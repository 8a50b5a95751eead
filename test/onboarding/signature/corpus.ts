/** A pasted text and what is to be understood of it; what is not named here is to stay empty. */
export interface Sample {
  readonly is: string;
  readonly pasted: string;
  /** Undefined = nobody of a customer signs there. */
  readonly told?: {
    readonly company?: string;
    /** First and last name, with a bar between. */
    readonly name?: string;
    readonly title?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly website?: string;
    /** Street, second line, city, state, postal code. */
    readonly address?: string;
    readonly country?: string;
  };
}

export const samples: readonly Sample[] = [
  {
    is: 'American, one thing a line',
    pasted: `Ann Lee
Chief Financial Officer
ABC Corp
1 Microsoft Way
Redmond, WA 98052
+1 425 555 0100
ann.lee@abccorp.com
www.abccorp.com`,
    told: {
      company: 'ABC Corp',
      name: 'Ann|Lee',
      title: 'Chief Financial Officer',
      email: 'ann.lee@abccorp.com',
      phone: '+1 425 555 0100',
      website: 'abccorp.com',
      address: '1 Microsoft Way||Redmond|WA|98052',
      country: 'US',
    },
  },
  {
    is: 'the same from the company down to the name',
    pasted: `ABC Corp
www.abccorp.com
1 Microsoft Way, Redmond, WA 98052, USA
ann.lee@abccorp.com
Phone: (425) 555-0100
Chief Financial Officer
Ann Lee`,
    told: {
      company: 'ABC Corp',
      name: 'Ann|Lee',
      title: 'Chief Financial Officer',
      email: 'ann.lee@abccorp.com',
      phone: '+1 425 555 0100',
      website: 'abccorp.com',
      address: '1 Microsoft Way||Redmond|WA|98052',
      country: 'US',
    },
  },
  {
    is: 'on one line with bars',
    pasted: 'Ann Lee | CFO | ABC Corp | T +1 425 555 0100 | F +1 425 555 0199 | ann.lee@abccorp.com | abccorp.com',
    told: {
      company: 'ABC Corp',
      name: 'Ann|Lee',
      title: 'CFO',
      email: 'ann.lee@abccorp.com',
      phone: '+1 425 555 0100',
      website: 'abccorp.com',
      country: 'US',
    },
  },
  {
    is: 'with a floor, a suite and a ZIP+4',
    pasted: `Maria Gonzalez, VP of Operations
Fabrikam, Inc.
500 Boylston Street, Suite 1200, Boston, MA 02116-3740
Direct: 617.353.6040
Fax: 617.353.6041
mgonzalez@fabrikam.com`,
    told: {
      company: 'Fabrikam, Inc.',
      name: 'Maria|Gonzalez',
      title: 'VP of Operations',
      email: 'mgonzalez@fabrikam.com',
      phone: '+1 617 353 6040',
      website: 'fabrikam.com',
      address: '500 Boylston Street|Suite 1200|Boston|MA|02116-3740',
      country: 'US',
    },
  },
  {
    is: 'German, with what the law wants below',
    pasted: `Mit freundlichen Grüßen

Anna Schmidt
Leiterin Einkauf

Muster Maschinenbau GmbH & Co. KG
Industriestraße 12
80331 München
Tel.: +49 89 1234567-0
Fax: +49 89 1234567-99
Mobil: +49 171 1234567
E-Mail: anna.schmidt@muster-maschinenbau.de
Internet: www.muster-maschinenbau.de

Geschäftsführer: Dr. Max Muster, Erika Beispiel
Sitz der Gesellschaft: München, Amtsgericht München HRB 123456
USt-IdNr.: DE123456789`,
    told: {
      company: 'Muster Maschinenbau GmbH & Co. KG',
      name: 'Anna|Schmidt',
      title: 'Leiterin Einkauf',
      email: 'anna.schmidt@muster-maschinenbau.de',
      phone: '+49 89 12345670',
      website: 'muster-maschinenbau.de',
      address: 'Industriestraße 12||München||80331',
      country: 'DE',
    },
  },
  {
    is: 'German with middle dots',
    pasted: `Dr. Jürgen Müller · Geschäftsführer
Müller Logistik AG · Hafenstraße 5a · D-20457 Hamburg
T +49 40 300500 · M +49 151 23456789 · juergen.mueller@mueller-logistik.de`,
    told: {
      company: 'Müller Logistik AG',
      name: 'Jürgen|Müller',
      title: 'Geschäftsführer',
      email: 'juergen.mueller@mueller-logistik.de',
      phone: '+49 40 300500',
      website: 'mueller-logistik.de',
      address: 'Hafenstraße 5a||Hamburg||20457',
      country: 'DE',
    },
  },
  {
    is: 'Austrian',
    pasted: `Beste Grüße
Mag. Lukas Gruber
Prokurist
Alpen Holz GmbH
Mariahilfer Straße 100/12
A-1060 Wien
Tel +43 1 5870000
l.gruber@alpenholz.at`,
    told: {
      company: 'Alpen Holz GmbH',
      name: 'Lukas|Gruber',
      title: 'Prokurist',
      email: 'l.gruber@alpenholz.at',
      phone: '+43 1 5870000',
      website: 'alpenholz.at',
      address: 'Mariahilfer Straße 100/12||Wien||1060',
      country: 'AT',
    },
  },
  {
    is: 'Swiss, in French',
    pasted: `Cordialement,

Chloé Favre
Responsable informatique
Montres Favre SA
Rue du Rhône 42
CH-1204 Genève
Tél. +41 22 310 00 00
chloe.favre@montres-favre.ch`,
    told: {
      company: 'Montres Favre SA',
      name: 'Chloé|Favre',
      title: 'Responsable informatique',
      email: 'chloe.favre@montres-favre.ch',
      phone: '+41 22 310 00 00',
      website: 'montres-favre.ch',
      address: 'Rue du Rhône 42||Genève||1204',
      country: 'CH',
    },
  },
  {
    is: 'French with CEDEX, mobile first',
    pasted: `Bien cordialement,
Jean-Pierre DUPONT
Directeur Administratif et Financier
SARL Dupont & Fils
12 rue de la Paix
75002 Paris Cedex 02
Portable : +33 6 12 34 56 78
Tél : +33 1 42 60 00 00
Fax : +33 1 42 60 00 01
jp.dupont@dupont-fils.fr
www.dupont-fils.fr
SIRET 123 456 789 00012 - RCS Paris B 123 456 789 - Capital de 10 000 euros`,
    told: {
      company: 'SARL Dupont & Fils',
      name: 'Jean-Pierre|DUPONT',
      title: 'Directeur Administratif et Financier',
      email: 'jp.dupont@dupont-fils.fr',
      phone: '+33 1 42 60 00 00',
      website: 'dupont-fils.fr',
      address: '12 rue de la Paix||Paris Cedex 02||75002',
      country: 'FR',
    },
  },
  {
    is: 'Spanish, with two surnames that the address tells',
    pasted: `Un saludo,
María García López
Directora de Compras
Contoso Ibérica, S.L.
Calle Mayor 5, 28013 Madrid
Teléfono: +34 915 550 100
Móvil: +34 600 123 456
maria.garcia@contoso-iberica.es`,
    told: {
      company: 'Contoso Ibérica, S.L.',
      name: 'María|García López',
      title: 'Directora de Compras',
      email: 'maria.garcia@contoso-iberica.es',
      phone: '+34 915 55 01 00',
      website: 'contoso-iberica.es',
      address: 'Calle Mayor 5||Madrid||28013',
      country: 'ES',
    },
  },
  {
    is: 'British, the town before its postcode',
    pasted: `Kind regards,
Oliver Smith
Head of IT
Wingtip Toys Ltd
10 Downing Street, London SW1A 2AA
Tel: 020 7946 0958
oliver.smith@wingtiptoys.co.uk`,
    told: {
      company: 'Wingtip Toys Ltd',
      name: 'Oliver|Smith',
      title: 'Head of IT',
      email: 'oliver.smith@wingtiptoys.co.uk',
      phone: '+44 20 7946 0958',
      website: 'wingtiptoys.co.uk',
      address: '10 Downing Street||London||SW1A 2AA',
      country: 'GB',
    },
  },
  {
    is: 'British, each on a line of its own, registered elsewhere',
    pasted: `Best wishes
Sarah Jones
Finance Director
Tailspin Toys Limited
Unit 4
Harbour Road
Bristol
BS1 5DD
United Kingdom
Mob: +44 7911 123456
sarah@tailspintoys.co.uk
Registered in England No. 01234567. Registered office: 1 Old Street, London EC1V 9HL`,
    told: {
      company: 'Tailspin Toys Limited',
      name: 'Sarah|Jones',
      title: 'Finance Director',
      email: 'sarah@tailspintoys.co.uk',
      phone: '+44 7911 123456',
      website: 'tailspintoys.co.uk',
      address: 'Harbour Road||Bristol||BS1 5DD',
      country: 'GB',
    },
  },
  {
    is: 'Dutch',
    pasted: `Met vriendelijke groet,
Jan van der Berg
Hoofd Inkoop
Van der Berg Bloemen B.V.
Keizersgracht 123
1015 CJ Amsterdam
Tel. +31 20 555 0123
jan.vanderberg@bergbloemen.nl`,
    told: {
      company: 'Van der Berg Bloemen B.V.',
      name: 'Jan|van der Berg',
      title: 'Hoofd Inkoop',
      email: 'jan.vanderberg@bergbloemen.nl',
      phone: '+31 20 555 0123',
      website: 'bergbloemen.nl',
      address: 'Keizersgracht 123||Amsterdam||1015 CJ',
      country: 'NL',
    },
  },
  {
    is: 'Italian',
    pasted: `Cordiali saluti
Giulia Rossi
Responsabile Acquisti
Officine Rossi S.r.l.
Via Roma 10
20121 Milano (MI)
Italia
Tel. +39 02 1234567
Cell. +39 333 1234567
giulia.rossi@officinerossi.it`,
    told: {
      company: 'Officine Rossi S.r.l.',
      name: 'Giulia|Rossi',
      title: 'Responsabile Acquisti',
      email: 'giulia.rossi@officinerossi.it',
      phone: '+39 02 123 4567',
      website: 'officinerossi.it',
      address: 'Via Roma 10||Milano||20121',
      country: 'IT',
    },
  },
  {
    is: 'Canadian',
    pasted: `Emily Tremblay
IT Manager, Northern Lights Ltd.
1250 René-Lévesque Blvd W, Montreal, QC H3B 4W8
Cell: 514-879-1234
etremblay@northernlights.ca`,
    told: {
      company: 'Northern Lights Ltd.',
      name: 'Emily|Tremblay',
      title: 'IT Manager',
      email: 'etremblay@northernlights.ca',
      phone: '+1 514 879 1234',
      website: 'northernlights.ca',
      address: '1250 René-Lévesque Blvd W||Montreal|QC|H3B 4W8',
      country: 'CA',
    },
  },
  {
    is: 'Australian',
    pasted: `Cheers,
Jack Wilson
Operations Manager
Outback Supplies Pty Ltd
200 George Street
Sydney NSW 2000
P: +61 2 9374 4000
jack.wilson@outbacksupplies.com.au`,
    told: {
      company: 'Outback Supplies Pty Ltd',
      name: 'Jack|Wilson',
      title: 'Operations Manager',
      email: 'jack.wilson@outbacksupplies.com.au',
      phone: '+61 2 9374 4000',
      website: 'outbacksupplies.com.au',
      address: '200 George Street||Sydney|NSW|2000',
      country: 'AU',
    },
  },
  {
    is: 'Irish, with an Eircode',
    pasted: `Aoife Murphy
Office Manager
Shamrock Foods Ltd
25 Merrion Square
Dublin 2
D02 X285
Ireland
+353 1 555 0123
aoife.murphy@shamrockfoods.ie`,
    told: {
      company: 'Shamrock Foods Ltd',
      name: 'Aoife|Murphy',
      title: 'Office Manager',
      email: 'aoife.murphy@shamrockfoods.ie',
      phone: '+353 1 555 0123',
      website: 'shamrockfoods.ie',
      address: '25 Merrion Square||Dublin 2||D02 X285',
      country: 'IE',
    },
  },
  {
    is: 'Swedish',
    pasted: `Med vänliga hälsningar
Erik Lindström
VD
Nordisk Teknik AB
Kungsgatan 12
111 35 Stockholm
Tel: +46 8 123 456 78
erik.lindstrom@nordiskteknik.se`,
    told: {
      company: 'Nordisk Teknik AB',
      name: 'Erik|Lindström',
      title: 'VD',
      email: 'erik.lindstrom@nordiskteknik.se',
      phone: '+46 8 123 456 78',
      website: 'nordiskteknik.se',
      address: 'Kungsgatan 12||Stockholm||111 35',
      country: 'SE',
    },
  },
  {
    is: 'Danish',
    pasted: `Med venlig hilsen
Mette Hansen
Indkøb
Hansen Møbler ApS
Vestergade 20
DK-8000 Aarhus
Tlf. +45 86 12 34 56
mette.hansen@hansenmobler.dk`,
    told: {
      company: 'Hansen Møbler ApS',
      name: 'Mette|Hansen',
      title: 'Indkøb',
      email: 'mette.hansen@hansenmobler.dk',
      phone: '+45 86 12 34 56',
      website: 'hansenmobler.dk',
      address: 'Vestergade 20||Aarhus||8000',
      country: 'DK',
    },
  },
  {
    is: 'Polish',
    pasted: `Pozdrawiam
Anna Kowalska
Dyrektor Finansowy
Kowalska Meble sp. z o.o.
ul. Długa 5
00-238 Warszawa
tel. +48 22 635 12 34
anna.kowalska@kowalskameble.pl`,
    told: {
      company: 'Kowalska Meble sp. z o.o.',
      name: 'Anna|Kowalska',
      email: 'anna.kowalska@kowalskameble.pl',
      phone: '+48 22 635 12 34',
      website: 'kowalskameble.pl',
      address: 'ul. Długa 5||Warszawa||00-238',
      country: 'PL',
    },
  },
  {
    is: 'Portuguese',
    pasted: `Com os melhores cumprimentos,
João Silva
Diretor Geral
Silva & Filhos Lda
Rua Augusta 100
1100-053 Lisboa
Telefone: +351 21 123 4567
joao.silva@silvafilhos.pt`,
    told: {
      company: 'Silva & Filhos Lda',
      name: 'João|Silva',
      title: 'Diretor Geral',
      email: 'joao.silva@silvafilhos.pt',
      phone: '+351 21 123 4567',
      website: 'silvafilhos.pt',
      address: 'Rua Augusta 100||Lisboa||1100-053',
      country: 'PT',
    },
  },
  {
    is: 'three addresses, of which one is made of the name',
    pasted: `Peter Bauer
Einkauf
Bauer Elektro GmbH
info@bauer-elektro.de
rechnung@bauer-elektro.de
p.bauer@bauer-elektro.de
Tel. 0911 123456`,
    told: {
      company: 'Bauer Elektro GmbH',
      name: 'Peter|Bauer',
      title: 'Einkauf',
      email: 'p.bauer@bauer-elektro.de',
      phone: '+49 911 123456',
      website: 'bauer-elektro.de',
      country: 'DE',
    },
  },
  {
    is: 'three addresses, of which none is made of the name',
    pasted: `Peter Bauer
Bauer Elektro GmbH
office1@bauer-elektro.de
einkauf@bauer-elektro.de
zentrale@bauer-elektro.de`,
    told: { company: 'Bauer Elektro GmbH', name: 'Peter|Bauer', country: 'DE' },
  },
  {
    is: 'an assistant’s address beside the person’s',
    pasted: `Dr. Petra Klein
Geschäftsführerin, Klein Medizintechnik GmbH
petra.klein@kleinmed.de
Assistenz: Tim Groß, tim.gross@kleinmed.de, +49 30 2345671`,
    told: {
      company: 'Klein Medizintechnik GmbH',
      name: 'Petra|Klein',
      title: 'Geschäftsführerin',
      email: 'petra.klein@kleinmed.de',
      website: 'kleinmed.de',
      country: 'DE',
    },
  },
  {
    is: 'a shared mailbox alone',
    pasted: `Huber Installationen e.K.
Dorfstraße 3
5020 Salzburg
Österreich
office@huber-installationen.at
+43 662 123456`,
    told: {
      company: 'Huber Installationen e.K.',
      email: 'office@huber-installationen.at',
      phone: '+43 662 123456',
      website: 'huber-installationen.at',
      address: 'Dorfstraße 3||Salzburg||5020',
      country: 'AT',
    },
  },
  {
    is: 'a free mail provider’s address',
    pasted: `Tom Baker
Baker's Bakery LLC
12 Main Street
Portland, OR 97201
503-222-0133
tombaker@gmail.com`,
    told: {
      company: "Baker's Bakery LLC",
      name: 'Tom|Baker',
      email: 'tombaker@gmail.com',
      phone: '+1 503 222 0133',
      address: '12 Main Street||Portland|OR|97201',
      country: 'US',
    },
  },
  {
    is: 'no legal form: called like its domain',
    pasted: `Lena Fischer
Head of Procurement
Adventure Works
lena@adventure-works.com
+44 20 7946 0123`,
    told: {
      company: 'Adventure Works',
      name: 'Lena|Fischer',
      title: 'Head of Procurement',
      email: 'lena@adventure-works.com',
      phone: '+44 20 7946 0123',
      website: 'adventure-works.com',
      country: 'GB',
    },
  },
  {
    is: 'no company at all',
    pasted: `Ann Lee
ann.lee@lucernepublishing.com
+1 425 882 8080`,
    told: {
      name: 'Ann|Lee',
      email: 'ann.lee@lucernepublishing.com',
      phone: '+1 425 882 8080',
      website: 'lucernepublishing.com',
      country: 'US',
    },
  },
  {
    is: 'a last name first, as Outlook shows it',
    pasted: `Lee, Ann
ABC Corp
ann.lee@abccorp.com`,
    told: { company: 'ABC Corp', name: 'Ann|Lee', email: 'ann.lee@abccorp.com', website: 'abccorp.com' },
  },
  {
    is: 'degrees and pronouns',
    pasted: `Prof. Dr. Eva Brandt, MBA (she/her)
CIO
Brandt Pharma SE
eva.brandt@brandtpharma.com`,
    told: {
      company: 'Brandt Pharma SE',
      name: 'Eva|Brandt',
      title: 'CIO',
      email: 'eva.brandt@brandtpharma.com',
      website: 'brandtpharma.com',
    },
  },
  {
    is: 'labelled, as a form sends it',
    pasted: `Name: Ann Lee
Title: Buyer
Company: The Phone Company
E-mail: ann@phone-company.com
Phone: +1 425 882 8080
Website: phone-company.com
Address: 1 Main Street, Bellevue, WA 98004`,
    told: {
      company: 'The Phone Company',
      name: 'Ann|Lee',
      title: 'Buyer',
      email: 'ann@phone-company.com',
      phone: '+1 425 882 8080',
      website: 'phone-company.com',
      address: '1 Main Street||Bellevue|WA|98004',
      country: 'US',
    },
  },
  {
    is: 'Outlook’s HTML',
    pasted: `<html><head><style>p.MsoNormal {margin:0; font-family:"Calibri"}</style></head><body>
<p class="MsoNormal"><b>Anna&nbsp;Wei&szlig;</b><o:p></o:p></p>
<p class="MsoNormal">IT-Leiterin<br>Wei&szlig; &amp; S&ouml;hne GmbH</p>
<table><tr><td>Ringstra&szlig;e 7</td></tr><tr><td>50667 K&ouml;ln</td></tr></table>
<p class="MsoNormal">Tel.&nbsp;+49&nbsp;221&nbsp;123456 | <a href="mailto:anna.weiss@weiss-soehne.de">anna.weiss@weiss-soehne.de</a></p></body></html>`,
    told: {
      company: 'Weiß & Söhne GmbH',
      name: 'Anna|Weiß',
      title: 'IT-Leiterin',
      email: 'anna.weiss@weiss-soehne.de',
      phone: '+49 221 123456',
      website: 'weiss-soehne.de',
      address: 'Ringstraße 7||Köln||50667',
      country: 'DE',
    },
  },
  {
    is: 'what Teams makes of a paste',
    pasted:
      '<div><p>Ann&nbsp;Lee</p><p>ABC Corp</p><p><a href="mailto:ann.lee@abccorp.com">ann.lee@abccorp.com</a></p><p>&nbsp;</p></div>',
    told: { company: 'ABC Corp', name: 'Ann|Lee', email: 'ann.lee@abccorp.com', website: 'abccorp.com' },
  },
  {
    is: 'a mail with a text, a signature and a disclaimer',
    pasted: `Hi Robin,

thanks for the call today. We would like to move from Fabrikam Hosting Ltd to you, and start in March.
You can also reach our reseller at sales@otherreseller.com or +1 206 555 0000.

Best regards,
Ann Lee
CFO, ABC Corp
ann.lee@abccorp.com

CONFIDENTIALITY NOTICE: This e-mail is intended only for the addressee.
Legal Counsel Inc, 5 Law Street, Albany, NY 12207, legal@lawfirm.com`,
    told: { company: 'ABC Corp', name: 'Ann|Lee', title: 'CFO', email: 'ann.lee@abccorp.com', website: 'abccorp.com' },
  },
  {
    is: 'a thread that begins with our own rep',
    pasted: `Hello Ann,
attached is the offer.

Best regards,
Robin Reyes
Account Manager
Northwind Cloud Inc.
robin.reyes@northwindcloud.com
+1 206 555 0111

From: Ann Lee <ann.lee@abccorp.com>
Sent: Monday, March 2, 2026 9:14 AM
To: Robin Reyes <robin.reyes@northwindcloud.com>
Subject: Licences

Dear Robin,
please send us an offer for 25 seats.

Kind regards
Ann Lee
CFO
ABC Corp`,
    told: { company: 'ABC Corp', name: 'Ann|Lee', title: 'CFO', email: 'ann.lee@abccorp.com', website: 'abccorp.com' },
  },
  {
    is: 'a thread with a newer signature above an older one',
    pasted: `Ja, gerne.

Viele Grüße
Bernd Vogt
Vogt Bau GmbH
Neue Straße 9, 70173 Stuttgart
bernd.vogt@vogtbau.de

Am Mo., 2. März 2026 um 09:14 Uhr schrieb Robin Reyes <robin.reyes@northwindcloud.com>:
> Hallo Herr Vogt,
> passt Ihnen Dienstag?
> Robin Reyes
> Northwind Cloud Inc.
>
> Am Fr., 27. Feb. 2026 schrieb Bernd Vogt <bernd.vogt@vogtbau.de>:
>> Vogt Bau GmbH
>> Alte Straße 1, 70199 Stuttgart`,
    told: {
      company: 'Vogt Bau GmbH',
      name: 'Bernd|Vogt',
      email: 'bernd.vogt@vogtbau.de',
      website: 'vogtbau.de',
      address: 'Neue Straße 9||Stuttgart||70173',
      country: 'DE',
    },
  },
  {
    is: 'quoted by Gmail over two lines',
    pasted: `On Mon, Mar 2, 2026 at 9:14 AM Ann Lee <ann.lee@abccorp.com>
wrote:
> Sounds good.
> --
> Ann Lee
> ABC Corp
> 425-882-8080`,
    told: {
      company: 'ABC Corp',
      name: 'Ann|Lee',
      email: 'ann.lee@abccorp.com',
      phone: '425-882-8080',
      website: 'abccorp.com',
    },
  },
  {
    is: 'a mail without a signature: its head tells',
    pasted: `From: Ann Lee <ann.lee@abccorp.com>
Sent: Monday, March 2, 2026 9:14 AM
To: Robin Reyes
Subject: Licences

Please call me. Ann`,
    told: { name: 'Ann|Lee', email: 'ann.lee@abccorp.com', website: 'abccorp.com' },
  },
  {
    is: 'a French thread',
    pasted: `De : Claire Martin <claire.martin@boulangerie-martin.fr>
Envoyé : lundi 2 mars 2026 09:14
À : Robin Reyes
Objet : Offre

Bonjour,
merci pour votre offre.

Cordialement,
Claire Martin
Gérante
Boulangerie Martin SAS
3 place Bellecour, 69002 Lyon, France
06 12 34 56 78`,
    told: {
      company: 'Boulangerie Martin SAS',
      name: 'Claire|Martin',
      title: 'Gérante',
      email: 'claire.martin@boulangerie-martin.fr',
      phone: '+33 6 12 34 56 78',
      website: 'boulangerie-martin.fr',
      address: '3 place Bellecour||Lyon||69002',
      country: 'FR',
    },
  },
  {
    is: 'social networks and a booking page',
    pasted: `Ann Lee
ABC Corp
ann.lee@abccorp.com
LinkedIn: https://www.linkedin.com/in/annlee
https://calendly.com/annlee
Twitter: @annlee`,
    told: { company: 'ABC Corp', name: 'Ann|Lee', email: 'ann.lee@abccorp.com', website: 'abccorp.com' },
  },
  {
    is: 'a web site of another name than the mail’s',
    pasted: `Nils Holm
Holm Shipping AS
nils.holm@holmgroup.com
www.holmshipping.no
+47 22 12 34 56`,
    told: {
      company: 'Holm Shipping AS',
      name: 'Nils|Holm',
      email: 'nils.holm@holmgroup.com',
      phone: '+47 22 12 34 56',
      website: 'holmshipping.no',
      country: 'NO',
    },
  },
  {
    is: 'countries that contradict each other',
    pasted: `Li Wei
Trade Bridge Ltd
li.wei@tradebridge.de
+44 20 7946 0999`,
    told: {
      company: 'Trade Bridge Ltd',
      name: 'Li|Wei',
      email: 'li.wei@tradebridge.de',
      phone: '+44 20 7946 0999',
      website: 'tradebridge.de',
    },
  },
  {
    is: 'a form letter’s stars and underlines',
    pasted: `*Ann Lee*
_CFO_
*ABC Corp*
*T:* +1 425 882 8080
*E:* ann.lee@abccorp.com`,
    told: {
      company: 'ABC Corp',
      name: 'Ann|Lee',
      title: 'CFO',
      email: 'ann.lee@abccorp.com',
      phone: '+1 425 882 8080',
      website: 'abccorp.com',
      country: 'US',
    },
  },
  {
    is: 'a post-office box',
    pasted: `Omar Haddad
Finance Manager
Gulf Traders LLC
P.O. Box 1234
Austin, TX 78701
omar.haddad@gulftraders.com`,
    told: {
      company: 'Gulf Traders LLC',
      name: 'Omar|Haddad',
      title: 'Finance Manager',
      email: 'omar.haddad@gulftraders.com',
      website: 'gulftraders.com',
      address: 'P.O. Box 1234||Austin|TX|78701',
      country: 'US',
    },
  },
  {
    is: 'our own rep alone',
    pasted: `Robin Reyes
Account Manager
Northwind Cloud Inc.
robin.reyes@northwindcloud.com`,
  },
  { is: 'our own rep without an address', pasted: 'Best regards\nRobin Reyes\nNorthwind Cloud Inc.\n+1 206 555 0111' },
  { is: 'a shopping list', pasted: 'Milk\nEggs and flour\n2 kg of apples' },
  {
    is: 'a sentence of several lines',
    pasted: 'I am not sure what\nthis bot wants from me now\nand what I should type.',
  },
  {
    is: 'two people of different companies: the first',
    pasted: `Ann Lee
Alpha Inc
ann.lee@alphainc.com

Pat Price
Partner Lawyers LLP
pat@partnerlawyers.com
+1 206 555 0177`,
    told: { company: 'Alpha Inc', name: 'Ann|Lee', email: 'ann.lee@alphainc.com', website: 'alphainc.com' },
  },
  {
    is: 'two people without a line between them, a consultant’s behind two dashes',
    pasted: `Hi Robin, please talk to our consultant, he does the paper work for us.

Ann Lee
Gardenia Flowers
ann@gardenia.example
Bo Li
Bottles Ltd
bo@bottles.example
--
Pat Price
ITPros Ltd
100 Main St
Seattle, WA 98101
+1 206 555 0177
pat@itpros.example`,
    told: { company: 'Gardenia Flowers', name: 'Ann|Lee', email: 'ann@gardenia.example', website: 'gardenia.example' },
  },
  {
    is: 'a nickname, degrees, an extension, a domain of a word and initials',
    pasted: `Robert "Bob" J. Smith, Jr., CPA
Hometown Credit Union
4500 W. Main St., Suite 210
Austin, Texas 78701-1234
O 512.555.0143 x204
bsmith@hometowncu.org  |  hometowncu.org`,
    told: {
      company: 'Hometown Credit Union',
      name: 'Robert J.|Smith',
      email: 'bsmith@hometowncu.org',
      phone: '+1 512 555 0143',
      website: 'hometowncu.org',
      address: '4500 W. Main St.|Suite 210|Austin|TX|78701-1234',
      country: 'US',
    },
  },
  {
    is: 'a company’s registered number behind its name',
    pasted: `Kylie Nguyen
Coogee Dental Care Pty Ltd (ABN 12 345 678 901)
kylie@coogeedental.com.au`,
    told: {
      company: 'Coogee Dental Care Pty Ltd',
      name: 'Kylie|Nguyen',
      email: 'kylie@coogeedental.com.au',
      website: 'coogeedental.com.au',
      country: 'AU',
    },
  },
  {
    is: 'an area code before a slash',
    pasted: `Hans Gross
Iota GmbH
Tel. +49 (0)711 / 123 45-67 Fax +49 (0)711 / 123 45-99
hans@iota.example`,
    told: {
      company: 'Iota GmbH',
      name: 'Hans|Gross',
      email: 'hans@iota.example',
      phone: '+49 711 1234567',
      website: 'iota.example',
      country: 'DE',
    },
  },
  {
    is: 'a unit of a park before the street',
    pasted: `Siobhan O'Neill
Thistle Ltd
Unit 4, Riverside Business Park, 12 Thames Street, London SE1 9GF
siobhan@thistle.example`,
    told: {
      company: 'Thistle Ltd',
      name: "Siobhan|O'Neill",
      email: 'siobhan@thistle.example',
      website: 'thistle.example',
      address: '12 Thames Street|Unit 4, Riverside Business Park|London||SE1 9GF',
      country: 'GB',
    },
  },
  {
    is: 'a house number of its own before a comma',
    pasted: `Marie DUPONT
Établissements Lefèvre SARL
24 bis, rue de l'Église
69003 Lyon
marie@lefevre-lyon.fr`,
    told: {
      company: 'Établissements Lefèvre SARL',
      name: 'Marie|DUPONT',
      email: 'marie@lefevre-lyon.fr',
      website: 'lefevre-lyon.fr',
      address: "24 bis, rue de l'Église||Lyon||69003",
      country: 'FR',
    },
  },
  {
    is: 'Danish, all on one line',
    pasted:
      'Venlig hilsen Søren Ærøskøbing, Indkøbschef, Nordisk Vindkraft A/S, Østergade 1, 2., DK-1100 København K, Tlf. +45 33 12 34 56, sae@nordiskvind.dk',
    told: {
      company: 'Nordisk Vindkraft A/S',
      name: 'Søren|Ærøskøbing',
      email: 'sae@nordiskvind.dk',
      phone: '+45 33 12 34 56',
      website: 'nordiskvind.dk',
      address: 'Østergade 1|2.|København K||1100',
      country: 'DK',
    },
  },
  {
    is: 'a letter that its address writes without its stroke',
    pasted: `Pozdrawiam / Best regards
Łukasz Wiśniewski
Zakłady Mięsne Sp. z o.o.
lukasz.wisniewski@zm-zywiec.pl`,
    told: {
      company: 'Zakłady Mięsne Sp. z o.o.',
      name: 'Łukasz|Wiśniewski',
      email: 'lukasz.wisniewski@zm-zywiec.pl',
      website: 'zm-zywiec.pl',
      country: 'PL',
    },
  },
  {
    is: 'a head alone, with the company behind the name',
    pasted: `From: Müller, Hans (Contoso GmbH) <hans.mueller@contoso-gmbh.de>
Gesendet: Montag
An: Robin
Betreff: AW: Lizenzen

passt, danke
Hans`,
    told: {
      company: 'Contoso GmbH',
      name: 'Hans|Müller',
      email: 'hans.mueller@contoso-gmbh.de',
      website: 'contoso-gmbh.de',
      country: 'DE',
    },
  },
  {
    is: 'a head of one line, as a phone writes it',
    pasted: `Yes please

Get Outlook for iOS<https://aka.ms/o0ukef>
________________________________
From: Maria Rossi <maria@rossi-vini.it>`,
    told: { name: 'Maria|Rossi', email: 'maria@rossi-vini.it', website: 'rossi-vini.it', country: 'IT' },
  },
  {
    is: 'links behind their words, in plain text',
    pasted: `Ann Lee
Zeta Corp<https://www.zetacorp.com/>
T +1 425 882 8080<tel:+14258828080>
ann.lee@zetacorp.com<mailto:ann.lee@zetacorp.com>
[cid:image001.png@01D9.ABCD]`,
    told: {
      company: 'Zeta Corp',
      name: 'Ann|Lee',
      email: 'ann.lee@zetacorp.com',
      phone: '+1 425 882 8080',
      website: 'zetacorp.com',
      country: 'US',
    },
  },
  {
    is: 'what is left of markup',
    pasted: `[Ann](https://evil.example) **Lee**
Evil <b>Corp</b> Inc.
ann@evil.example`,
    told: { company: 'Evil Corp Inc.', name: 'Ann|Lee', email: 'ann@evil.example', website: 'evil.example' },
  },
  {
    is: 'addresses that nobody reads',
    pasted: `Ann Lee
Noreply Inc
no-reply@noreplyinc.com
unsubscribe@noreplyinc.com`,
    told: { company: 'Noreply Inc', name: 'Ann|Lee' },
  },
  {
    is: 'a mail address with a name, and nothing else',
    pasted: 'Ann Lee <ann@beta.example>',
    told: { name: 'Ann|Lee', email: 'ann@beta.example', website: 'beta.example' },
  },
  {
    is: 'an address alone',
    pasted: `1 Microsoft Way
Redmond, WA 98052`,
    told: { address: '1 Microsoft Way||Redmond|WA|98052', country: 'US' },
  },
];
