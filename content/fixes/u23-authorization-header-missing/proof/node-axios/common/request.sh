node note.mjs
