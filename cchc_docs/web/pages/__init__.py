"""One module per journey of the page; each has `routes()`."""
