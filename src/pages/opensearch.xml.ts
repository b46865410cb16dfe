import type { APIRoute } from 'astro';
import { absolute } from '#site/absolute.ts';
import { SITE } from '#site/site.ts';
import { xmlText } from '#site/xml.ts';

/** Lets a browser search the site from its address bar (OpenSearch 1.1). */
export const GET: APIRoute = () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${xmlText(SITE.name.slice(0, 16))}</ShortName>
<Description>${xmlText(SITE.description)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="16" height="16" type="image/svg+xml">${absolute('/favicon.svg')}</Image>
<Url type="text/html" template="${absolute('/search/')}#q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${absolute('/opensearch.xml')}"/>
</OpenSearchDescription>
`;
  return new Response(xml, { headers: { 'Content-Type': 'application/opensearchdescription+xml' } });
};
