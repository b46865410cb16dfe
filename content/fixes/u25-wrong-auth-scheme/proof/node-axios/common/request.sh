node me.mjs
