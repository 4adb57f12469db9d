"""Excel forms of the offices -> progress (cells, values, sheet, form).

May import reading.result, model and below; not the readers of Word, PDF, YAML.
"""
