"""PDF: letters as drawn, parted by layer -> the text of each page. May import scan, page, recognise, flow and below."""
