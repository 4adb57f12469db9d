"""Rules of family DS: numbering of headings and of table rows."""
