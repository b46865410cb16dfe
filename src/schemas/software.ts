import { z } from 'astro/zod';
import { distinct } from './shared.ts';

/** What a piece of software is to a 401: groups the filters. */
export type SoftwareKind =
  | 'server'
  | 'proxy'
  | 'identity'
  | 'cms'
  | 'framework'
  | 'language'
  | 'client'
  | 'browser'
  | 'service'
  | 'registry'
  | 'tool'
  | 'device'
  | 'technique';

export interface Software {
  /** The name as its makers write it. */
  readonly label: string;
  readonly kind: SoftwareKind;
}

/**
 * Every slug that `software` may name. A slug is an address for ever (`/software/<slug>/`): add, do not rename.
 * `any` stands for "wherever HTTP is spoken"; `browser` for every browser.
 */
export const SOFTWARE = {
  any: { label: 'Any software', kind: 'technique' },
  api: { label: 'Any HTTP API', kind: 'technique' },
  cookies: { label: 'Cookies', kind: 'technique' },
  jwt: { label: 'JWT', kind: 'technique' },
  oauth: { label: 'OAuth 2.0', kind: 'technique' },
  oidc: { label: 'OpenID Connect', kind: 'technique' },
  saml: { label: 'SAML', kind: 'technique' },
  digest: { label: 'Digest', kind: 'technique' },
  kerberos: { label: 'Kerberos', kind: 'technique' },
  cors: { label: 'CORS', kind: 'technique' },
  websocket: { label: 'WebSocket', kind: 'technique' },
  webdav: { label: 'WebDAV', kind: 'technique' },
  caldav: { label: 'CalDAV', kind: 'technique' },
  webhooks: { label: 'Webhooks', kind: 'technique' },
  graphql: { label: 'GraphQL', kind: 'technique' },
  pwa: { label: 'Web app on the home screen', kind: 'technique' },
  'self-hosted': { label: 'Self-hosted services', kind: 'technique' },
  http: { label: 'HTTP', kind: 'technique' },

  apache: { label: 'Apache HTTP Server', kind: 'server' },
  nginx: { label: 'nginx', kind: 'server' },
  caddy: { label: 'Caddy', kind: 'server' },
  lighttpd: { label: 'lighttpd', kind: 'server' },
  litespeed: { label: 'LiteSpeed', kind: 'server' },
  iis: { label: 'IIS', kind: 'server' },
  tomcat: { label: 'Tomcat', kind: 'server' },
  wildfly: { label: 'WildFly', kind: 'server' },
  kestrel: { label: 'Kestrel', kind: 'server' },
  h2o: { label: 'H2O', kind: 'server' },
  'mod-wsgi': { label: 'mod_wsgi', kind: 'server' },
  cpanel: { label: 'cPanel', kind: 'server' },
  plesk: { label: 'Plesk', kind: 'server' },

  proxy: { label: 'Forward proxy', kind: 'proxy' },
  squid: { label: 'Squid', kind: 'proxy' },
  haproxy: { label: 'HAProxy', kind: 'proxy' },
  traefik: { label: 'Traefik', kind: 'proxy' },
  envoy: { label: 'Envoy', kind: 'proxy' },
  istio: { label: 'Istio', kind: 'proxy' },
  kong: { label: 'Kong', kind: 'proxy' },
  'nginx-proxy-manager': { label: 'Nginx Proxy Manager', kind: 'proxy' },
  'api-gateway': { label: 'API gateway', kind: 'proxy' },
  cloudfront: { label: 'Amazon CloudFront', kind: 'proxy' },
  cloudflare: { label: 'Cloudflare', kind: 'proxy' },
  varnish: { label: 'Varnish', kind: 'proxy' },
  cdn: { label: 'CDN', kind: 'proxy' },
  'load-balancer': { label: 'Load balancer', kind: 'proxy' },
  vpn: { label: 'VPN', kind: 'proxy' },

  'oauth2-proxy': { label: 'OAuth2 Proxy', kind: 'identity' },
  authelia: { label: 'Authelia', kind: 'identity' },
  authentik: { label: 'authentik', kind: 'identity' },
  keycloak: { label: 'Keycloak', kind: 'identity' },
  auth0: { label: 'Auth0', kind: 'identity' },
  okta: { label: 'Okta', kind: 'identity' },
  cognito: { label: 'Amazon Cognito', kind: 'identity' },
  firebase: { label: 'Firebase', kind: 'identity' },
  supabase: { label: 'Supabase', kind: 'identity' },
  devise: { label: 'Devise', kind: 'identity' },
  passport: { label: 'Passport', kind: 'identity' },
  'passport-jwt': { label: 'passport-jwt', kind: 'identity' },

  wordpress: { label: 'WordPress', kind: 'cms' },
  woocommerce: { label: 'WooCommerce', kind: 'cms' },
  drupal: { label: 'Drupal', kind: 'cms' },
  joomla: { label: 'Joomla', kind: 'cms' },
  sharepoint: { label: 'SharePoint', kind: 'cms' },
  nextcloud: { label: 'Nextcloud', kind: 'cms' },
  glpi: { label: 'GLPI', kind: 'cms' },
  confluence: { label: 'Confluence', kind: 'cms' },
  jira: { label: 'Jira', kind: 'cms' },
  octopus: { label: 'Octopus Deploy', kind: 'cms' },
  plex: { label: 'Plex', kind: 'cms' },

  express: { label: 'Express', kind: 'framework' },
  nestjs: { label: 'NestJS', kind: 'framework' },
  nextjs: { label: 'Next.js', kind: 'framework' },
  nuxt: { label: 'Nuxt', kind: 'framework' },
  react: { label: 'React', kind: 'framework' },
  vue: { label: 'Vue', kind: 'framework' },
  angular: { label: 'Angular', kind: 'framework' },
  django: { label: 'Django', kind: 'framework' },
  flask: { label: 'Flask', kind: 'framework' },
  fastapi: { label: 'FastAPI', kind: 'framework' },
  rails: { label: 'Ruby on Rails', kind: 'framework' },
  laravel: { label: 'Laravel', kind: 'framework' },
  symfony: { label: 'Symfony', kind: 'framework' },
  spring: { label: 'Spring', kind: 'framework' },
  aspnet: { label: 'ASP.NET Core', kind: 'framework' },
  wcf: { label: 'WCF', kind: 'framework' },
  signalr: { label: 'SignalR', kind: 'framework' },
  'socket.io': { label: 'Socket.IO', kind: 'framework' },

  node: { label: 'Node.js', kind: 'language' },
  javascript: { label: 'JavaScript', kind: 'language' },
  php: { label: 'PHP', kind: 'language' },
  python: { label: 'Python', kind: 'language' },
  java: { label: 'Java', kind: 'language' },
  dotnet: { label: '.NET', kind: 'language' },
  go: { label: 'Go', kind: 'language' },
  ruby: { label: 'Ruby', kind: 'language' },
  shell: { label: 'Shell', kind: 'language' },

  curl: { label: 'curl', kind: 'client' },
  wget: { label: 'Wget', kind: 'client' },
  postman: { label: 'Postman', kind: 'client' },
  insomnia: { label: 'Insomnia', kind: 'client' },
  axios: { label: 'axios', kind: 'client' },
  fetch: { label: 'fetch', kind: 'client' },
  okhttp: { label: 'OkHttp', kind: 'client' },
  'python-requests': { label: 'Requests', kind: 'client' },
  git: { label: 'Git', kind: 'client' },
  gh: { label: 'GitHub CLI', kind: 'client' },
  outlook: { label: 'Outlook', kind: 'client' },
  swagger: { label: 'Swagger UI', kind: 'client' },

  browser: { label: 'Any browser', kind: 'browser' },
  chrome: { label: 'Chrome', kind: 'browser' },
  edge: { label: 'Edge', kind: 'browser' },
  firefox: { label: 'Firefox', kind: 'browser' },
  safari: { label: 'Safari', kind: 'browser' },
  'samsung-internet': { label: 'Samsung Internet', kind: 'browser' },

  aws: { label: 'AWS', kind: 'service' },
  azure: { label: 'Azure', kind: 'service' },
  google: { label: 'Google APIs', kind: 'service' },
  openai: { label: 'OpenAI', kind: 'service' },
  stripe: { label: 'Stripe', kind: 'service' },
  twilio: { label: 'Twilio', kind: 'service' },
  shopify: { label: 'Shopify', kind: 'service' },
  salesforce: { label: 'Salesforce', kind: 'service' },
  pinecone: { label: 'Pinecone', kind: 'service' },
  heroku: { label: 'Heroku', kind: 'service' },
  vercel: { label: 'Vercel', kind: 'service' },
  netlify: { label: 'Netlify', kind: 'service' },
  github: { label: 'GitHub', kind: 'service' },
  gitlab: { label: 'GitLab', kind: 'service' },
  bitbucket: { label: 'Bitbucket', kind: 'service' },
  'microsoft-365': { label: 'Microsoft 365', kind: 'service' },
  fastmail: { label: 'Fastmail', kind: 'service' },
  icloud: { label: 'iCloud', kind: 'service' },
  yahoo: { label: 'Yahoo Mail', kind: 'service' },

  npm: { label: 'npm', kind: 'registry' },
  pip: { label: 'pip', kind: 'registry' },
  poetry: { label: 'Poetry', kind: 'registry' },
  uv: { label: 'uv', kind: 'registry' },
  nuget: { label: 'NuGet', kind: 'registry' },
  maven: { label: 'Maven', kind: 'registry' },
  ivy: { label: 'Ivy', kind: 'registry' },
  nexus: { label: 'Nexus Repository', kind: 'registry' },
  artifactory: { label: 'Artifactory', kind: 'registry' },
  verdaccio: { label: 'Verdaccio', kind: 'registry' },
  ghcr: { label: 'GitHub Container Registry', kind: 'registry' },
  ecr: { label: 'Amazon ECR', kind: 'registry' },

  docker: { label: 'Docker', kind: 'tool' },
  kubernetes: { label: 'Kubernetes', kind: 'tool' },
  ci: { label: 'Continuous integration', kind: 'tool' },
  jenkins: { label: 'Jenkins', kind: 'tool' },
  grafana: { label: 'Grafana', kind: 'tool' },
  elasticsearch: { label: 'Elasticsearch', kind: 'tool' },
  kibana: { label: 'Kibana', kind: 'tool' },
  beats: { label: 'Beats', kind: 'tool' },
  prometheus: { label: 'Prometheus', kind: 'tool' },

  router: { label: 'Router', kind: 'device' },
  camera: { label: 'Camera', kind: 'device' },
  rtsp: { label: 'RTSP', kind: 'device' },
  iptv: { label: 'IPTV', kind: 'device' },
  device: { label: 'Other devices', kind: 'device' },
} as const satisfies Readonly<Record<string, Software>>;

/** A slug of the registry. */
export type SoftwareSlug = keyof typeof SOFTWARE;

const isSlug = (value: string): value is SoftwareSlug => Object.hasOwn(SOFTWARE, value);

/** At least one slug of the registry, each once, the commonest first. */
export const software = z
  .array(
    z.enum(
      Object.keys(SOFTWARE).filter(isSlug),
      'is not in src/schemas/software.ts: use a slug that is, or add it there',
    ),
  )
  .min(1, 'is empty: name at least one, or `any`')
  .refine(distinct, 'names one twice');
