/** An answer of the Web API that is no success, with its error as OData writes one. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Codes: Microsoft Learn, "Web service error codes". */
export const noSuchRow = (table: string, id: string) =>
  new Refusal(404, '0x80040217', `Entity '${table}' With Id = ${id} Does Not Exist`);
export const noSuchColumn = (column: string, type: string) =>
  new Refusal(
    400,
    '0x80060888',
    `Could not find a property named '${column}' on type 'Microsoft.Dynamics.CRM.${type}'.`,
  );
export const changedMeanwhile = () =>
  new Refusal(412, '0x80060882', 'The version of the existing record doesn’t match the RowVersion property provided.');
export const unread = (what: string) => new Refusal(400, '0x8006088a', `This double does not understand ${what}.`);
