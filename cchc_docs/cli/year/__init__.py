"""Commands about a plan under way: forms to the offices and back, what comes due, the báo cáo of a period."""
