import assert from 'node:assert/strict';
import { columnsOf } from '../../../onboarding/import/columns.ts';
import { decoded } from '../../../onboarding/import/decoded.ts';
import { plainTable } from '../../../onboarding/import/plain-table.ts';
import { readRows } from '../../../onboarding/import/rows.ts';
import { readTable } from '../../../onboarding/import/table.ts';

const read = (text: string) => {
  const table = readTable(text);
  assert.ok(table.outcome === 'read', table.outcome);
  return {
    ...table,
    columns: columnsOf(table.header),
    ...readRows(table.rows, columnsOf(table.header), table.header.length),
  };
};
const names = (text: string) => read(text).rows.map(({ line, name }) => `${line} ${name}`);

describe('a list of customers', () => {
  it('is the same in each encoding that spreadsheets write', () => {
    const text = 'Firma;Ort\nMüller AG;Köln\n';
    const utf16 = Buffer.from(text, 'utf16le');
    const encoded: readonly (readonly [string, Uint8Array])[] = [
      ['UTF-8', Buffer.from(text)],
      ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
      ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
      ['UTF-16 without', utf16],
      ['UTF-16, the other way around', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
      ['Windows-1252', Buffer.from(text, 'latin1')],
    ];
    for (const [what, bytes] of encoded) assert.deepEqual(names(decoded(bytes)), ['2 Müller AG'], what);
  });

  it('is separated by whatever its first line has, with line breaks in quotes, and says the lines as an editor counts them', () => {
    assert.deepEqual(names('Company,City\n"ABC Corp, Inc.","Red\nmond"\n\nContoso,Oslo'), [
      '2 ABC Corp, Inc.',
      '5 Contoso',
    ]);
    assert.deepEqual(names('sep=|\nCompany|City\nABC Corp|Redmond'), ['3 ABC Corp']);
    assert.deepEqual(names('Company\tCity\r\nABC Corp\tRedmond\r\n'), ['2 ABC Corp']);
    assert.deepEqual(names('"Company; or name";Kunde\nx;ABC Corp'), ['2 ABC Corp']);
    assert.deepEqual(readTable('Company\n"ABC Corp\nx'), { outcome: 'unreadable', line: 3 });
    assert.deepEqual(readTable(' \n'), { outcome: 'empty' });
    assert.equal(readTable(`Company\n${'x\n'.repeat(200)}`).outcome, 'read');
    assert.equal(readTable(`Company\n${'x\n'.repeat(10_000)}`).outcome, 'too-many-rows');
  });

  const headers: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    [
      'Dynamics 365 in English',
      '(Do Not Modify) Account,Account Name,Main Phone,Address 1: Street 1,Address 1: City,Address 1: State/Province,Address 1: ZIP/Postal Code,Address 1: Country/Region,Primary Contact,Email (Primary Contact),Status',
      {
        customer: 'Account Name',
        phone: 'Main Phone',
        street: 'Address 1: Street 1',
        city: 'Address 1: City',
        state: 'Address 1: State/Province',
        postalCode: 'Address 1: ZIP/Postal Code',
        country: 'Address 1: Country/Region',
        fullName: 'Primary Contact',
        email: 'Email (Primary Contact)',
      },
    ],
    [
      'Dynamics 365 in German',
      'Firmenname;Haupttelefon;Adresse 1: Straße 1;Adresse 1: Ort;Adresse 1: Postleitzahl;Primärer Kontakt;E-Mail',
      {
        customer: 'Firmenname',
        phone: 'Haupttelefon',
        street: 'Adresse 1: Straße 1',
        city: 'Adresse 1: Ort',
        postalCode: 'Adresse 1: Postleitzahl',
        fullName: 'Primärer Kontakt',
        email: 'E-Mail',
      },
    ],
    [
      'the names of the Web API',
      'name,emailaddress1,telephone1,websiteurl,address1_line1,address1_city,address1_stateorprovince,address1_postalcode,address1_country',
      {
        customer: 'name',
        email: 'emailaddress1',
        phone: 'telephone1',
        website: 'websiteurl',
        street: 'address1_line1',
        city: 'address1_city',
        state: 'address1_stateorprovince',
        postalCode: 'address1_postalcode',
        country: 'address1_country',
      },
    ],
    [
      'a billing export',
      'Customer Name,Primary Domain,Contact First Name,Contact Last Name,Billing Email,Billing Street,Billing City,Billing Zip,Billing Country',
      {
        customer: 'Customer Name',
        website: 'Primary Domain',
        firstName: 'Contact First Name',
        lastName: 'Contact Last Name',
        email: 'Billing Email',
        street: 'Billing Street',
        city: 'Billing City',
        postalCode: 'Billing Zip',
        country: 'Billing Country',
      },
    ],
    [
      'French',
      'Raison sociale;Prénom;Nom;Courriel;Téléphone;Adresse;Code postal;Ville;Pays',
      {
        customer: 'Raison sociale',
        firstName: 'Prénom',
        lastName: 'Nom',
        email: 'Courriel',
        phone: 'Téléphone',
        street: 'Adresse',
        postalCode: 'Code postal',
        city: 'Ville',
        country: 'Pays',
      },
    ],
    [
      'Spanish',
      'Empresa;Nombre;Apellidos;Correo electrónico;Dirección;Código postal;Población;País',
      {
        customer: 'Empresa',
        firstName: 'Nombre',
        lastName: 'Apellidos',
        email: 'Correo electrónico',
        street: 'Dirección',
        postalCode: 'Código postal',
        city: 'Población',
        country: 'País',
      },
    ],
  ];
  for (const [what, header, expected] of headers) {
    it(`has its columns known by their names: ${what}`, () => {
      const { header: cells, columns } = read(`${header}\nx`);
      const known = [...columns.places].map(([meaning, at]) => [meaning, cells[at]]);
      assert.deepEqual(Object.fromEntries(known), expected);
    });
  }

  it('says which of two columns of one meaning is taken, and which are not understood', () => {
    const { columns, rows } = read(
      'Owner,E-mail,Email,E-mail,Company,Name\nx,one@abc.com,two@abc.com,three@abc.com,ABC Corp,Ann Lee',
    );
    assert.deepEqual(columns.unknown, ['Owner']);
    assert.deepEqual(
      columns.twice.map(({ left, taken }) => `${left} for ${taken}`),
      ['E-mail for Email', 'E-mail for Email'],
    );
    assert.deepEqual(rows[0]?.known.contacts, [{ firstName: 'Ann', lastName: 'Lee', email: 'two@abc.com', phone: '' }]);
    const emptyFirst = read('Company,Email,Email,Phone,Mobile\nABC Corp,,b@abc.com,,+1 425 555 0100').rows[0];
    assert.deepEqual(emptyFirst?.known.contacts, [
      { firstName: '', lastName: '', email: 'b@abc.com', phone: '+1 425 555 0100' },
    ]);
  });

  it('has further contacts in rows of the same customer, and marks an address of two customers', () => {
    const { rows, mistakes } = read(
      'Company,First name,Last name,Email\nEta,Ann,Lee,a@eta.example\nEta Inc.,Bo,Li,b@eta.example\nEta,,,\nTheta,Ann,Lee,a@eta.example',
    );
    assert.deepEqual(
      rows.map(({ line, doubles, known }) => [line, doubles, known.contacts.map(({ email }) => email).join(' ')]),
      [
        [2, null, 'a@eta.example b@eta.example'],
        [4, 2, ''],
        [5, null, 'a@eta.example'],
      ],
    );
    assert.equal(rows[0]?.account?.contacts.length, 2);
    assert.deepEqual(
      mistakes.map(({ line, code }) => `${line} ${code}`),
      ['5 same-email'],
    );
  });

  it('has the columns of Outlook, Salesforce and HubSpot, whole ZIPs, and no spreadsheet’s errors or shifted cells as names', () => {
    const { rows, mistakes } = read(
      [
        'Company,Business Street,Billing City,State/Region,Billing Zip/Postal Code,Business Country/Region',
        'Ex Co,1 A St,Allston,massachusetts,2134,US',
        'De Co,Weg 1,Dresden,Sachsen,1067,DE',
        '#REF!,,,,,',
        'Fabrikam, Inc.,1 A St,Boston,MA,02134,US',
      ].join('\n'),
    );
    assert.deepEqual(
      rows.map(({ known }) => [known.company?.address.state, known.company?.address.postalCode]),
      [
        ['massachusetts', '02134'],
        ['Sachsen', '1067'],
      ],
    );
    assert.deepEqual(
      mistakes.map(({ line, code }) => `${line} ${code}`),
      ['4 name', '5 too-many-cells'],
    );
  });

  it('has rows as far as they can be begun, and says what of them is left out', () => {
    const { rows, mistakes } = read(
      [
        'Company,Contact,Email,Phone,Website,Street,City,ZIP,Country',
        'ABC Corp,Ann Lee,ann@abccorp.com,+1 425 555 0100,abccorp.com,1 Microsoft Way,Redmond,98052,USA',
        ',Bob Stone,bob@contoso.com,,,,,,',
        'Contoso,Bob Stone,bob@,call me,gmail.com,,,,Atlantis',
        '"=cmd|\'/C calc\'!A0",,,,,,,,DE',
        'https://evil.example,,,,,,,,',
        'Abc corp.,,,,,,,,',
        'ABC Corporation,,,,,,,,',
        'ABC Ltd,,,,,,,,',
        'Соntoso,,,,,,,,',
      ].join('\n'),
    );
    assert.deepEqual(rows[0]?.account, {
      contacts: [{ firstName: 'Ann', lastName: 'Lee', email: 'ann@abccorp.com', phone: '+1 425 555 0100' }],
      primary: 0,
      domain: 'abccorp.com',
    });
    const { addressLine1, city, postalCode, country } = rows[0]?.known.company?.address ?? assert.fail();
    assert.deepEqual([addressLine1, city, postalCode, country], ['1 Microsoft Way', 'Redmond', '98052', 'US']);
    assert.deepEqual(
      rows.map(({ line, name, doubles }) => [line, name, doubles]),
      [
        [2, 'ABC Corp', null],
        [4, 'Contoso', null],
        [5, "=cmd|'/C calc'!A0", null],
        [7, 'Abc corp.', 2],
        [8, 'ABC Corporation', 2],
        [9, 'ABC Ltd', null],
      ],
    );
    assert.deepEqual(rows[1]?.known.contacts, [{ firstName: 'Bob', lastName: 'Stone', email: '', phone: '' }]);
    assert.deepEqual(
      mistakes.map(({ line, code, label, text }) => [line, code, label, text].join(' ')),
      [
        '3 no-name accountName ',
        '4 left-out email bob@',
        '4 left-out phone call me',
        '4 left-out website gmail.com',
        '4 left-out country Atlantis',
        '6 name accountName https://evil.example',
        '10 name accountName Соntoso',
      ],
    );
  });

  it('is read from a table that somebody copied out of a spreadsheet', () => {
    const cell = (text: string) => `<td style="x"><p>${text}</p></td>`;
    const html = `<p>import</p><table><tbody><tr>${cell('Company')}${cell('E-mail')}</tr>\n<tr>${cell('ABC&nbsp;Corp')}${cell('<a href="mailto:ann@abccorp.com">ann@abccorp.com</a>')}</tr></tbody></table>`;
    assert.equal(plainTable(html).trim().replaceAll('\t', '|'), 'import\n\nCompany|E-mail\nABC Corp|ann@abccorp.com');
  });
});
