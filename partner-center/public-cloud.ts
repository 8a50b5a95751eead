/** Whether a Partner Center address is Microsoft's public cloud, and not a national cloud or a stand-in. */
export function isPublicCloud(url: string): boolean {
  return new URL(url).hostname === 'api.partnercenter.microsoft.com';
}
