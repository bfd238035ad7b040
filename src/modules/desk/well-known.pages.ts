import { file, get, seeOther, type Route } from '../../platform/http/route.ts';
import { translator } from '../../../templates/locales/index.ts';

const text = (content: string) => new TextEncoder().encode(content);

/** Only the public check of certificates may be found by search engines. */
const robots = 'User-agent: *\nAllow: /verify\nDisallow: /\n';

/** What browsers and search engines ask for by themselves. */
export const wellKnownPages = (): Route[] => [
  get('/robots.txt', 'public', async () => file(text(robots), 'text/plain; charset=utf-8', 'robots.txt', true)),
  get('/favicon.ico', 'public', async () => seeOther('/assets/icon.svg')),
  get('/manifest.webmanifest', 'public', async ({ locale }) => {
    const t = translator(locale);
    const manifest = {
      name: t('app.name'), short_name: t('app.name'), description: t('ui.footer.about'), lang: locale,
      start_url: '/', scope: '/', display: 'standalone', background_color: '#fdfcfa', theme_color: '#14553c',
      icons: [{ src: '/assets/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
    };
    return file(text(JSON.stringify(manifest)), 'application/manifest+json; charset=utf-8', 'manifest.webmanifest', true);
  }),
];
