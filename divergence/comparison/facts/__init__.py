"""Facts: from an article's claims to what several articles state, with the sentence that says it best."""
