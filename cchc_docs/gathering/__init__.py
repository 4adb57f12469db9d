"""Gathering: what a hundred communes sent becomes one table of the province - their plans surveyed, their figures added up.

Every paper gives a small value of its own (`Paper`, `Returns`); a survey, a total is made of those values alone, so that
papers can be read in any process, on any machine, once.
"""
