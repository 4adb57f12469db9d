"""What a document IS: kế hoạch, báo cáo, nhiệm vụ, chỉ tiêu. No input, no output."""
