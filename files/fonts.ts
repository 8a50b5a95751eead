/** The fonts of documents, and the folder of the package that brings each; its licence is in the package's own. */
export const fontFolders = {
  'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf',
  'DejaVuSans-Bold.ttf': 'dejavu-fonts-ttf/ttf',
  'NotoSansJP-Regular.otf': '@embedpdf/fonts-jp/fonts',
  'NotoSansKR-Regular.otf': '@embedpdf/fonts-kr/fonts',
  'NotoSansHans-Regular.otf': '@embedpdf/fonts-sc/fonts',
} as const;

export type FontName = keyof typeof fontFolders;
