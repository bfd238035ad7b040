import { createContext, type ComponentChildren, type JSX, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Translator } from '../locales/index.ts';

/** Turns the address of an asset ("/assets/app.js") into the one that is served, with its version (`?v=…`). */
export type AssetAddress = (path: string) => string;

export const AssetContext = createContext<AssetAddress>((path) => path);

/** Chosen by the person and kept in the cookie `theme`; absent: as the machine is set. */
export type Theme = 'light' | 'dark';

export const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark';

export interface DocumentProps {
  t: Translator;
  /** Title of the page; the name of the program is put behind it. */
  title: string;
  theme?: Theme;
  /** A class of the body that the styles of a layout hang on. */
  layout: string;
  children: ComponentChildren;
}

/** Without styles of its own and without evaluating text as code: both are what the Content-Security-Policy demands. */
const htmxConfig = JSON.stringify({ includeIndicatorCSS: false, history: false });

/** The whole HTML document around a layout. Pages take `Shell` or `PublicLayout`, which take this. */
export function Document({ t, title, theme, layout, children }: DocumentProps): JSX.Element {
  return (
    <AssetContext.Consumer>
      {(asset: AssetAddress) => (
        <html lang={t.locale} data-theme={theme}>
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta name="format-detection" content="telephone=no" />
            <meta name="htmx-config" content={htmxConfig} />
            <title>{`${title} – ${t('app.name')}`}</title>
            <link rel="stylesheet" href={asset('/assets/styles/main.css')} />
            <link rel="icon" href={asset('/assets/icon.svg')} type="image/svg+xml" />
            <link rel="manifest" href="/manifest.webmanifest" />
            <script type="module" src={asset('/assets/vendor/htmx.esm.min.js')} />
            <script type="module" src={asset('/assets/app.js')} />
          </head>
          <body class={layout}>{children}</body>
        </html>
      )}
    </AssetContext.Consumer>
  );
}

export interface RenderOptions {
  asset?: AssetAddress;
}

/** The page as it is sent: the doctype and the markup. Text is escaped. */
export function renderDocument(page: VNode, { asset = (path) => path }: RenderOptions = {}): string {
  return `<!doctype html>${render(<AssetContext.Provider value={asset}>{page}</AssetContext.Provider>)}`;
}

/** A part of a page, for htmx to swap in. */
export const renderPart = (part: VNode): string => render(part);
