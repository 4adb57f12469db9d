"""Plan + progress of a period -> báo cáo; the Excel forms that collect progress; what comes due.

May import reading, writing, model and below; those who judge or draft stand above.
"""
