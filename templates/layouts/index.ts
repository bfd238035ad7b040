export { Shell, type Flash, type NavItem, type ShellLinks, type ShellProps } from './shell.tsx';
export { PublicLayout, type PublicLayoutProps } from './public-layout.tsx';
export { flattenStyles } from './styles.ts';
export { LanguageSwitch, shellLinks } from './top-bar.tsx';
export { isTheme, renderDocument, renderPart, type AssetAddress, type RenderOptions, type Theme } from './document.tsx';
