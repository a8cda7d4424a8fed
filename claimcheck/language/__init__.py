"""Text as language: folding with alignment, sentences, quotation marks, word classes."""
