"""What must hold between the figures of a sentence, whatever words stand between them: facts first, relations over them."""
