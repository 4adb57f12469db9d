"""Plan + progress of a period -> báo cáo; the Excel forms that collect progress."""
