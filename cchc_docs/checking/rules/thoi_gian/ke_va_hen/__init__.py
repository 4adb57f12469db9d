"""Rules of family TG on what a paper tells and what it promises: against the day it was signed, a quarter against its day, a term against its election."""
