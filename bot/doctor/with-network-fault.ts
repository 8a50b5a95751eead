/** MSAL keeps to itself why the network failed: with this it is told beside what MSAL throws. */
export async function withNetworkFault<T>(ask: (through: typeof fetch) => Promise<T>): Promise<T> {
  let fault: unknown;
  const through: typeof fetch = async (...request) => {
    try {
      return await fetch(...request);
    } catch (thrown) {
      fault = thrown;
      throw thrown;
    }
  };
  try {
    return await ask(through);
  } catch (thrown) {
    throw fault === undefined ? thrown : new AggregateError([thrown, fault]);
  }
}
