node get.mjs
