"""Rules of family TG: years, deadlines, reporting periods."""
