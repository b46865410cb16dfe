const text = { type: 'string', minLength: 1 } as const;
const address = { type: 'string', format: 'uri', pattern: '^https?://' } as const;

function node(type: string, required: object, optional: object = {}): object {
  return {
    type: 'object',
    properties: { '@type': { const: type }, ...required, ...optional },
    required: ['@type', ...Object.keys(required)],
    additionalProperties: false,
  };
}

const list = (items: object, minItems = 1): object => ({ type: 'array', items, minItems });

const step = node('HowToStep', { text, url: address });
const section = node('HowToSection', { name: text, itemListElement: list(step) });
const howTo = node('HowTo', { name: text, step: { anyOf: [list(step), list(section, 2)] } });
const place = node('ListItem', { position: { type: 'integer', minimum: 1 }, name: text, item: address });
/** The page itself: its address may be left out. */
const last = node('ListItem', { position: { type: 'integer', minimum: 2 }, name: text });
const question = node('Question', { name: text, acceptedAnswer: node('Answer', { text }) });

/**
 * What a node of each type has to hold: the required properties of Google's pages on structured data
 * (breadcrumb, FAQ, how-to, article) and of schema.org's definitions, and nothing that we do not write.
 */
export const LD_SCHEMAS: Readonly<Record<string, object>> = {
  TechArticle: node(
    'TechArticle',
    { headline: { ...text, maxLength: 110 } },
    { dateModified: { type: 'string', format: 'date' }, mainEntity: howTo },
  ),
  BreadcrumbList: node('BreadcrumbList', {
    itemListElement: { type: 'array', prefixItems: [place, last], items: false, minItems: 2, maxItems: 2 },
  }),
  FAQPage: node('FAQPage', { mainEntity: list(question) }),
};
