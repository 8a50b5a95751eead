import { plainName } from '../account-name.ts';

/** What a column can be of. */
export const meanings = [
  ...(['customer', 'legalName', 'firstName', 'lastName', 'fullName', 'email', 'phone', 'website'] as const),
  ...(['street', 'street2', 'city', 'state', 'postalCode', 'country', 'registrationNumber'] as const),
] as const;
export type Meaning = (typeof meanings)[number];

/**
 * How exports call their columns, folded; what is surer comes first. English, German, French, Spanish, Italian, Dutch and
 * Portuguese; the columns of Dynamics 365 ("Address 1: City"), of its import templates and the API (`address1_city`), of
 * Work 365, HubSpot and Outlook.
 */
const names: Readonly<Record<Meaning, string>> = {
  customer:
    'account name|company name|customer name|company|customer|account|organization name|organisation name|organization|organisation|business name|client name|client|firmenname|firma|kundenname|kunde|unternehmen|unternehmensname|raison sociale|societe|nom de l entreprise|nom de la societe|nom du compte|entreprise|nombre de la cuenta|nombre de la empresa|empresa|cliente|razon social|ragione sociale|azienda|nome azienda|bedrijfsnaam|bedrijf|klant|klantnaam|nome da empresa',
  legalName: 'legal name|legal company name|rechtlicher name|denomination sociale|denominacion social',
  firstName:
    'first name|firstname|given name|contact first name|primary contact first name|vorname|prenom|nombre de pila|nombre|nome|voornaam',
  lastName:
    'last name|lastname|surname|family name|contact last name|primary contact last name|nachname|familienname|nom de famille|nom|apellidos|apellido|cognome|achternaam|sobrenome|apelido',
  fullName:
    'contact name|primary contact|contact|contact person|full name|name primary contact|primary contact name|billing contact|ansprechpartner|ansprechperson|kontakt|hauptkontakt|primarer kontakt|kontaktperson|contact principal|nom du contact|contacto|contacto principal|nombre del contacto|contatto|contattoprincipale|referente|contactpersoon|contato',
  email:
    'email|e mail|email address|e mail address|emailaddress1|emailaddress|mail|contact email|email primary contact|primary contact email|billing email|e mail adresse|emailadresse|mailadresse|courriel|adresse e mail|adresse electronique|correo electronico|correo|indirizzo email|posta elettronica|e mailadres|endereco de e mail|e mail 1|email 1|email 2|e mail 2|emailaddress2|other email',
  phone:
    'phone|main phone|business phone|phone number|telephone|telephone1|tel|contact phone|telefon|haupttelefon|telefonnummer|rufnummer|telephone principal|numero de telephone|telefono|telefono principal|telefono principale|telefoon|telefoonnummer|telefone|mobile phone|mobile|mobiltelefon|mobil|portable|movil|cellulare',
  website:
    'website|web site|website url|websiteurl|web|url|homepage|domain|company domain name|primary domain|domain name|internetseite|webseite|site web|site internet|domaine|sitio web|pagina web|dominio|sito web',
  street:
    'address 1 street 1|street|street address|address line 1|address1|address1 line1|address 1|address|billing street|business street|street address|adresse 1 strasse 1|strasse|strasse 1|strasse und hausnummer|anschrift|adresse|adresse 1 rue 1|rue|direccion|calle|direccion 1 calle 1|indirizzo|via|adres|straat|endereco|rua',
  street2:
    'address 1 street 2|street 2|address line 2|address2|address1 line2|adresse 1 strasse 2|strasse 2|adresszusatz|adresse 1 rue 2|complement d adresse|direccion 1 calle 2',
  city: 'address 1 city|city|town|billing city|business city|address1 city|adresse 1 ort|adresse 1 stadt|ort|stadt|ville|adresse 1 ville|ciudad|poblacion|direccion 1 ciudad|citta|plaats|woonplaats|cidade',
  state:
    'address 1 state province|state province|state|province|region|billing state|billing state province|business state|state region|address1 stateorprovince|state or province|adresse 1 bundesland kanton|bundesland|kanton|departement|provincia|estado|provincie',
  postalCode:
    'address 1 zip postal code|zip postal code|zip|zip code|postal code|postcode|post code|billing zip|billing zip postal code|billing postal code|business postal code|address1 postalcode|adresse 1 postleitzahl|postleitzahl|plz|code postal|adresse 1 code postal|codigo postal|cp|cap|codice postale',
  country:
    'address 1 country region|country region|country|country code|billing country|business country region|business country|address1 country|adresse 1 land region|land region|land|pays|adresse 1 pays region|pais|direccion 1 pais o region|paese|nazione',
  registrationNumber:
    'registration number|company registration number|organization registration number|handelsregisternummer|siren|siret|cif|nif',
};

/** Which column is of what, and what was not taken. */
export interface Columns {
  readonly places: ReadonlyMap<Meaning, number>;
  /** All columns of a meaning, the surest first: of a row the first that is not empty counts. */
  readonly all: ReadonlyMap<Meaning, readonly number[]>;
  /** Columns that mean what another one is taken for. */
  readonly twice: readonly { readonly left: string; readonly taken: string }[];
  readonly unknown: readonly string[];
}

/** Maps columns by their names. Of two that mean the same the one whose name is surer is taken, of two of one name the first. */
export function columnsOf(header: readonly string[]): Columns {
  const folded = header.map((name) => plainName(name.replace(/ß/g, 'ss')));
  const places = new Map<Meaning, number>();
  const all = new Map<Meaning, number[]>();
  const taken = new Set<number>();
  const meant = new Map<number, Meaning>();
  const isCustomer = (name: string) => names.customer.split('|').includes(name);
  const hasCustomer = folded.some(isCustomer);
  for (const meaning of meanings) {
    // “Name” beside a column of companies is a person's, else the customer's.
    const called = `${names[meaning]}${(meaning === 'fullName') === hasCustomer && /^(?:customer|fullName)$/.test(meaning) ? '|name' : ''}`;
    for (const name of called.split('|')) {
      for (const [at, each] of folded.entries()) {
        if (each !== name || meant.has(at)) continue;
        meant.set(at, meaning);
        all.set(meaning, [...(all.get(meaning) ?? []), at]);
        if (places.has(meaning)) continue;
        places.set(meaning, at);
        taken.add(at);
      }
    }
  }
  const left = [...meant].filter(([at]) => !taken.has(at));
  return {
    places,
    all,
    twice: left.map(([at, meaning]) => ({ left: header[at] ?? '', taken: header[places.get(meaning) ?? 0] ?? '' })),
    unknown: header.filter((name, at) => name !== '' && !meant.has(at)),
  };
}
