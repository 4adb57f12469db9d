"""What must hold between the figures of several sentences or items: those beside each other, of one section, of one paper."""
