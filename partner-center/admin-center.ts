/**
 * Where a customer's administrators do what we ask of them: Microsoft's admin center. A simulator on this machine has the
 * pages itself.
 * @param url of Partner Center
 */
export function adminCenterOf(url: string): string {
  const { hostname, origin } = new URL(url);
  const isSimulator = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return isSimulator ? origin : 'https://admin.microsoft.com';
}
