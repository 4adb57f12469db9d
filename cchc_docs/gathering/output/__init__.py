"""What a survey and a total are handed out as: an Excel book to work with, a Word report of the decree's form to sign."""
