/** Attributes that a person reads or hears. */
const SAID = /^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label)$/;
/** What looks like words for a person: two of them after a capital, a sentence, or something that goes on. */
const WORDS = [/^\P{L}*\p{Lu}\p{L}+[^\p{L}]*\s\p{L}/u, /\p{L}\s+\p{L}.*[.!?]$/u, /\p{L}…$/u];

const message = 'Words for a person stand in preload/contract/messages, one place for all languages.';

/**
 * Finds what a person would read and no translator would: texts and labels in markup, and texts in code that look like
 * words for a person. What an error says is for developers.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noBareWords = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const source = context.sourceCode;
    /** @param {import('estree').Node} node @param {string} text */
    const check = (node, text) => {
      if (!WORDS.some((look) => look.test(text.trim()))) return;
      const around = source.getAncestors(node);
      const isForDevelopers = around.some(
        (it) =>
          it.type === 'ImportDeclaration' ||
          /^TSLiteral/.test(it.type) ||
          (it.type === 'NewExpression' && /Error$/.test(source.getText(it.callee))),
      );
      if (!isForDevelopers) context.report({ node, message });
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateLiteral(node) {
        check(node, node.quasis.map(({ value }) => value.cooked ?? '').join('0'));
      },
      /** @param {any} node -- svelte-eslint-parser’s nodes are not ESTree’s */
      SvelteText(node) {
        const isMarkup = !['SvelteStyleElement', 'SvelteScriptElement'].includes(node.parent.type);
        if (isMarkup && /\p{L}/u.test(node.value)) context.report({ node, message });
      },
      /** @param {any} node */
      SvelteLiteral(node) {
        const { key } = node.parent;
        if (SAID.test(key?.name ?? '') && /\p{L}/u.test(node.value)) context.report({ node, message });
      },
    };
  },
};
