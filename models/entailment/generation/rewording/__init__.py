"""Ways to reword a sentence by its tree, each with what it entails and what contradicts it."""
