"""Word -> PDF through LibreOffice; outline, page labels, fonts.

May import model and below.
"""
